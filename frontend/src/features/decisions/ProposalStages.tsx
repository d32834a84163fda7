import type { ProposalOut } from "@/api/schema";
import { dayText, momentText } from "@/lib/dates";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Stages } from "@/ui/Stages";
import { type Step, wayOf } from "./stages";
import { STAGE_WORDS } from "./words";

const NUMBERS: Partial<Record<Step["name"], number>> = { questions: 1, reactions: 2, consent: 3 };
const OUTCOMES: Partial<Record<ProposalOut["status"], MessageId>> = {
  adopted: "decisions.outcome_adopted",
  not_adopted: "decisions.outcome_not_adopted",
  withdrawn: "decisions.stage_withdrawn",
  lapsed: "decisions.outcome_lapsed",
};

/** The stages, in words. */
export function ProposalStages({ proposal }: { proposal: ProposalOut }) {
  const t = useT();

  const stages = wayOf(proposal).map((step) => ({
    name: nameOf(step, proposal, t),
    state: step.state,
    note: noteOf(step, proposal, t),
  }));
  return <Stages stages={stages} label={t("decisions.path")} />;
}

type Translate = ReturnType<typeof useT>;

function nameOf({ name, round }: Step, { status }: ProposalOut, t: Translate): string {
  if (name === "asking_first") return t("decisions.stage_asking_first");
  if (name === "outcome") return t(OUTCOMES[status] ?? "decisions.stage_outcome");
  if (name === "review") return t("decisions.stage_review");
  const stage = t(STAGE_WORDS[name]);
  const number = NUMBERS[name];
  if (number === undefined) return stage;
  if (round > 1) return t("decisions.stage_again", { number, stage, round });
  return t("decisions.stage_numbered", { number, stage });
}

function noteOf({ name, state, ended_at }: Step, { review_on, stage }: ProposalOut, t: Translate): string {
  if (name === "review") return t("decisions.planned_for", { day: dayText(review_on) });
  if (name === "outcome" && state === "ahead") return t("decisions.not_yet");
  if (state === "current" && stage) return t("decisions.open_until", { when: momentText(stage.closes_at) });
  if (state === "done" && ended_at) return t("decisions.closed_on", { day: dayText(ended_at) });
  return "";
}
