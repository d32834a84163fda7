import { useEffect, useRef, useState } from "react";
import type { CalendarAddressOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { CopyField } from "@/ui/CopyField";
import { DateTime } from "@/ui/DateTime";
import { Notice } from "@/ui/Notice";
import { useOwnCalendar } from "./queries";

/** The secret address: made, shown this once, made anew, ended. */
export function Address({ madeAt }: { madeAt: string | null }) {
  const t = useT();
  const { make, end } = useOwnCalendar();
  const [made, setMade] = useState<CalendarAddressOut | null>(null);
  const press = async (key: string) => setMade(await make(key));

  async function stop() {
    await end();
    setMade(null);
  }

  if (madeAt === null) {
    return (
      <>
        <p>{t("calendar.none")}</p>
        <div className="btns">
          <ActionButton look="primary" press={press}>
            {t("calendar.make")}
          </ActionButton>
        </div>
      </>
    );
  }
  return (
    <>
      {made ? (
        <Shown made={made} />
      ) : (
        <p>
          <T id="calendar.since" values={{ day: <DateTime value={madeAt} dayOnly /> }} />
        </p>
      )}
      <p className="muted small">{t("calendar.ends")}</p>
      <div className="btns">
        <ActionButton press={press}>{t("calendar.anew")}</ActionButton>
        <ActionButton press={stop} said={t("calendar.ended")}>
          {t("calendar.end")}
        </ActionButton>
      </div>
    </>
  );
}

function Shown({ made }: { made: CalendarAddressOut }) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another address is news, too
  useEffect(() => heading.current?.focus(), [made.url]);
  return (
    <section className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {t("calendar.ready")}
      </h2>
      {made.url === null ? (
        <Notice>
          <p>{t("calendar.shown_before")}</p>
        </Notice>
      ) : (
        <>
          <Notice kind="accent">
            <p>{t("calendar.once")}</p>
          </Notice>
          <CopyField
            value={made.url}
            label={t("calendar.address")}
            copy={t("calendar.copy")}
            copied={t("calendar.copied")}
            selected={t("calendar.selected")}
            look="primary"
          />
          <p>{t("calendar.how")}</p>
        </>
      )}
    </section>
  );
}
