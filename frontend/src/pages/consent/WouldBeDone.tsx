import type { QuestionOut } from "@/api/schema";
import { type Fact, Particulars } from "@/features/decisions/Particulars";
import { KIND_WORDS } from "@/features/decisions/words";
import { KIND_WORDS as ASKED_WORDS } from "@/features/support/words";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Prose } from "@/ui/Prose";

type Would = NonNullable<QuestionOut["would"]>;

/** All that a yes brings about besides the words. */
export function WouldBeDone({ consent: { would, coalition_id, thing_kind } }: { consent: QuestionOut }) {
  const t = useT();
  // Of a part the words say all.
  if (!would || thing_kind === "part") return null;
  const { kind, ask } = would;
  return (
    <section className="stack">
      <h2>{t("consents.would_do")}</h2>
      {kind && <p>{t(KIND_WORDS[kind])}</p>}
      {ask && <p>{t(ASKED_WORDS[ask])}</p>}
      <Particulars proposal={{ ...would, coalition_id }} options more={besides(would)} />
    </section>
  );
}

const besides = ({ asked_of, wanted_by, about, trial_days, review_on, note }: Would): Fact[] => [
  ["consents.asked_of", asked_of && <bdi>{asked_of}</bdi>],
  ["consents.wanted_by", wanted_by && <DateTime value={wanted_by} />],
  [
    "consents.it_serves",
    about && (about.title ? <bdi>{about.title}</bdi> : <T id="decisions.members_read_it" />),
  ],
  ["decisions.trial", trial_days && <T id="decisions.trial_ends" values={{ count: trial_days }} />],
  ["decisions.review", review_on && <DateTime value={review_on} />],
  ["decisions.why_changed", note && <Prose text={note} />],
];
