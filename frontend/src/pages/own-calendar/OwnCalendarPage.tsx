import { useQuery } from "@tanstack/react-query";
import { Address } from "@/features/calendar/Address";
import { KindsForm } from "@/features/calendar/KindsForm";
import { ownCalendarQuery } from "@/features/calendar/queries";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";

/** One's own days in the calendar that one uses, by an address that is a key. */
export function OwnCalendarPage() {
  const t = useT();
  const query = useQuery(ownCalendarQuery);
  return (
    <Page kind={t("people.calendar")} lead={t("calendar.lead")} back={<BackToYou />} single>
      <Loaded query={query}>
        {({ made_at, kinds }) => (
          <>
            <div className="stack">
              <Address madeAt={made_at} />
            </div>
            <section className="stack apart">
              <h2>{t("calendar.kinds")}</h2>
              <KindsForm kinds={kinds} />
            </section>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function BackToYou() {
  const t = useT();
  return (
    <Link className="back" to="/you">
      <Icon name="back" small />
      {t("people.you_title")}
    </Link>
  );
}
