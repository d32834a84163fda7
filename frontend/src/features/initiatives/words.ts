import type { InitiativeOut, InitiativeSummary } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";

export type InitiativeStage = InitiativeSummary["stage"];
export type Stance = NonNullable<InitiativeOut["my_stance"]>;

export const STAGE_WORDS: Record<InitiativeStage, MessageId> = {
  forming: "initiatives.stage_forming",
  acting: "initiatives.stage_acting",
  closed: "initiatives.stage_closed",
};

/** Ways of taking part, none of them a rank. */
export const STANCES: { value: Stance; label: MessageId; means: MessageId }[] = [
  { value: "in_front", label: "initiatives.in_front", means: "initiatives.in_front_means" },
  { value: "beside", label: "initiatives.beside", means: "initiatives.beside_means" },
  { value: "behind", label: "initiatives.behind", means: "initiatives.behind_means" },
  { value: "on_call", label: "initiatives.on_call", means: "initiatives.on_call_means" },
];

export const STANCE_WORDS = Object.fromEntries(STANCES.map(({ value, label }) => [value, label])) as Record<
  Stance,
  MessageId
>;

/** Stages of an action, as an initiative names them. */
export const ACTION_WORDS: Partial<Record<string, MessageId>> = {
  agreed: "initiatives.action_agreed",
  underway: "initiatives.action_underway",
  done: "initiatives.action_done",
  let_go: "initiatives.action_let_go",
};
