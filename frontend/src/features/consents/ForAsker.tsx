import type { ReactNode } from "react";
import type { ConsentOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { Prose } from "@/ui/Prose";
import { PersonName } from "@/ui/people";
import { useConsent } from "./mutations";
import { isBlocked } from "./words";

/** The words as they were asked, beside those of a yes with changes. */
export function OtherWords({ consent }: { consent: ConsentOut }) {
  const t = useT();
  const { takeChanges } = useConsent(consent);
  if (consent.state !== "yes_with_changes" || consent.changed_text === null) return null;
  const who = <PersonName name={consent.to_name} />;
  return (
    <section className="stack">
      <h2>{t("consents.two_wordings")}</h2>
      <div className="side-by-side">
        <Wording title={t("consents.your_words")} text={consent.text} />
        <Wording title={<T id="consents.their_words" values={{ who }} />} text={consent.changed_text} />
      </div>
      {consent.abilities.take_changes && (
        <>
          <p className="muted">
            <T id="consents.take_means" values={{ who }} />
          </p>
          <div className="btns">
            <ActionButton look="primary" press={takeChanges}>
              {t("consents.take_changes")}
            </ActionButton>
          </div>
        </>
      )}
    </section>
  );
}

/** One's own words, for who said yes with them: until they are taken, nothing else shows them. */
export function OwnWords({ consent: { state, changed_text } }: { consent: ConsentOut }) {
  const t = useT();
  if (state !== "yes_with_changes" || changed_text === null) return null;
  return (
    <section className="stack">
      <h2>{t("consents.your_version")}</h2>
      <div className="sheet">
        <Prose text={changed_text} />
      </div>
    </section>
  );
}

function Wording({ title, text }: { title: ReactNode; text: string }) {
  return (
    <div className="sheet">
      <h3>{title}</h3>
      <Prose text={text} />
    </div>
  );
}

/** What the one who asked can do while there is no yes. Nothing here presses for one. */
export function ForAsker({ consent, toText }: { consent: ConsentOut; toText: ReactNode }) {
  const t = useT();
  const { withdraw, remind } = useConsent(consent);
  const { abilities, state, reminded_at } = consent;
  const blocked = isBlocked(consent);
  if (!abilities.withdraw && !blocked) return null;
  return (
    <section className="stack">
      {blocked && (
        <>
          <h2>{t("consents.how_on")}</h2>
          <p>{t(consent.kind === "named" ? "consents.take_name_out" : "consents.other_name")}</p>
          <div className="btns">{toText}</div>
        </>
      )}
      {reminded_at !== null && state === "asked" && (
        <p className="muted">
          <T id="consents.reminded" values={{ day: <DateTime value={reminded_at} dayOnly /> }} />
        </p>
      )}
      <div className="btns">
        {abilities.remind && (
          <ActionButton press={remind} said={t("consents.remind_done")}>
            {t("consents.remind")}
          </ActionButton>
        )}
        {abilities.withdraw && <ActionButton press={withdraw}>{t("consents.withdraw")}</ActionButton>}
      </div>
      {abilities.remind && <p className="small muted">{t("consents.remind_once")}</p>}
    </section>
  );
}
