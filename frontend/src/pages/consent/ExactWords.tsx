import type { QuestionOut } from "@/api/schema";
import { THING_WORDS } from "@/features/consents/words";
import { useMe } from "@/features/people/queries";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Prose } from "@/ui/Prose";
import { PersonName } from "@/ui/people";
import { WouldBeDone } from "./WouldBeDone";

/** The words that are asked about, and all that one needs to know to answer. */
export function ExactWords({ consent }: { consent: QuestionOut }) {
  const t = useT();
  const { title, text } = consent;
  return (
    <section className="stack">
      <h2>{t("consents.exact_words")}</h2>
      <div className="sheet">
        {text.split("\n", 1)[0] !== title && (
          <p className="words lead" dir="auto">
            <b>{title}</b>
          </p>
        )}
        <Prose text={text} />
      </div>
      <WouldBeDone consent={consent} />
      <Facts consent={consent} />
    </section>
  );
}

function Facts({ consent }: { consent: QuestionOut }) {
  const t = useT();
  const seat = useMe()?.seats.find(({ coalition_id }) => coalition_id === consent.coalition_id);
  const { proposal_id: proposal } = consent;
  const name = <bdi>{seat?.coalition ?? t("consents.the_coalition")}</bdi>;
  const coalition = (
    <Link to="/c/$coalition" params={{ coalition: consent.coalition_id }}>
      {name}
    </Link>
  );
  return (
    <dl className="facts two">
      <dt>{t("consents.where")}</dt>
      <dd>
        <T id={THING_WORDS[consent.thing_kind]} values={{ coalition }} />
        {proposal && consent.answers.includes("no") && (
          <p>
            <Link
              to="/c/$coalition/proposals/$proposal"
              params={{ coalition: consent.coalition_id, proposal }}
            >
              {t("consents.to_proposal")}
            </Link>
          </p>
        )}
      </dd>
      {consent.thing_kind !== "part" && (
        <>
          <dt>{t("consents.who_reads")}</dt>
          <dd>
            <T
              id={consent.audience === "followers" ? "consents.followers_read" : "consents.coalition_reads"}
              values={{ coalition: name }}
            />
          </dd>
        </>
      )}
      <InWhoseName consent={consent} />
      {consent.state === "asked" && (
        <>
          <dt>{t("consents.waits_until")}</dt>
          <dd>
            <T id="consents.until" values={{ day: <DateTime value={consent.answer_by} /> }} />
          </dd>
        </>
      )}
    </dl>
  );
}

const WHOSE = {
  named: ["consents.name_theirs", "consents.name_mine"],
  ours: ["consents.name_ours_you", "consents.name_ours"],
  on_behalf: ["consents.name_yours", "consents.name_behalf"],
} as const;

/** Where it is said together, or for another, who those others are is between each of them and the one who asks. */
function inWhoseName({ kind, in_name, asked_by_me }: QuestionOut): MessageId | null {
  if (!(kind in WHOSE)) return null;
  if (kind === "named" && in_name === "ours") return "consents.name_together";
  if (kind === "named" && in_name === "on_behalf") return "consents.name_for_another";
  return WHOSE[kind as keyof typeof WHOSE][asked_by_me ? 1 : 0];
}

function InWhoseName({ consent }: { consent: QuestionOut }) {
  const t = useT();
  const { asked_by_me, from_name, to_name } = consent;
  const words = inWhoseName(consent);
  if (!words) return null;
  return (
    <>
      <dt>{t("consents.in_name")}</dt>
      <dd>
        <T id={words} values={{ who: <PersonName name={asked_by_me ? to_name : from_name} /> }} />
      </dd>
    </>
  );
}
