import { useEffect, useId, useRef, useState } from "react";
import type { InvitationLinkOut } from "@/api/schema";
import { announce } from "@/lib/announce";
import { T, useT } from "@/lib/i18n/react";
import { Button } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Notice } from "@/ui/Notice";
import { QrCode } from "@/ui/QrCode";

/** An invitation's link, this once: the server keeps only its fingerprint. */
export function LinkShown({ made, again }: { made: InvitationLinkOut; again: () => void }) {
  const t = useT();
  const heading = useRef<HTMLHeadingElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another link is news, too
  useEffect(() => heading.current?.focus(), [made.id]);
  return (
    <section className="stack">
      <h2 ref={heading} tabIndex={-1}>
        {t("coalition.link_ready")}
      </h2>
      {made.url ? (
        <>
          <Notice kind="accent">
            <p>{t("coalition.link_once")}</p>
          </Notice>
          <CopyField url={made.url} />
          {made.qr_svg && <QrCode svg={made.qr_svg} alt={t("coalition.qr_alt")} />}
          <p className="muted small">
            <T
              id="coalition.link_facts"
              values={{ day: <DateTime value={made.ends_on} />, count: made.uses_left }}
            />
          </p>
        </>
      ) : (
        <Notice>
          <p>{t("coalition.link_shown_before")}</p>
        </Notice>
      )}
      <Button onClick={again}>{t("coalition.invite_again")}</Button>
    </section>
  );
}

/** Copied by one press; where the browser refuses, the whole link is selected instead. */
function CopyField({ url }: { url: string }) {
  const t = useT();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");

  function tell(words: string) {
    setTold(words);
    announce(words);
  }

  async function copy() {
    try {
      await navigator.clipboard.writeText(url);
      tell(t("coalition.copied"));
    } catch {
      field.current?.focus();
      field.current?.select();
      tell(t("coalition.select_to_copy"));
    }
  }

  return (
    <div className="field">
      <label htmlFor={id}>{t("coalition.link")}</label>
      <input className="input" ref={field} id={id} dir="ltr" readOnly value={url} />
      <div className="btns">
        <Button look="primary" onClick={copy}>
          {t("coalition.copy")}
        </Button>
        {told && <span className="meta">{told}</span>}
      </div>
    </div>
  );
}
