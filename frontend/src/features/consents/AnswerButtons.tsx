import type { ConsentOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { PersonName } from "@/ui/people";
import { Seen } from "@/ui/Seen";
import { useConsent } from "./mutations";

type AnswerButtonsProps = { consent: ConsentOut; answered: () => void };

/** Yes and no have the same size and weight. No reason is asked, and putting it off is an answer too. */
export function AnswerButtons({ consent, answered }: AnswerButtonsProps) {
  const t = useT();
  const { answer } = useConsent(consent);
  const press = (said: "yes" | "no" | "not_now") => () => answer(said).then(answered);
  return (
    <section className="stack">
      <h2>{t("consents.your_answer")}</h2>
      <p>{t(consent.kind === "co_own" ? "consents.yes_means_own" : "consents.yes_means_hold")}</p>
      <Seen>
        <T id="consents.read_by" values={{ asker: <PersonName name={consent.from_name} /> }} />
      </Seen>
      <div className="btns equal">
        <ActionButton press={press("yes")}>{t("consents.yes")}</ActionButton>
        <ActionButton press={press("no")}>{t("consents.no")}</ActionButton>
      </div>
      {consent.state === "asked" && (
        <div className="btns more">
          <ActionButton look="quiet" press={press("not_now")}>
            {t("consents.not_now")}
          </ActionButton>
        </div>
      )}
    </section>
  );
}
