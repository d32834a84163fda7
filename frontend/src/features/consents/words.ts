import type { ConsentOut } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";

export type Kind = ConsentOut["kind"];
type State = ConsentOut["state"];
type Landed = NonNullable<ConsentOut["landed"]>;
export type Answer = ConsentOut["answers"][number];

/** To carry or hold something together; the other kinds are about one's own name. */
export const isToCarry = (kind: Kind): boolean => kind in TOGETHER;

/** No yes comes any more to what its asker has written: it goes on another way. */
export const isBlocked = ({ kind, state }: ConsentOut): boolean =>
  !isToCarry(kind) && ["no", "revoked", "expired"].includes(state);

export const ASKS_YOU: Record<Kind, MessageId> = {
  co_own: "consents.asks_own",
  co_hold: "consents.asks_hold",
  named: "consents.asks_named",
  ours: "consents.asks_ours",
  on_behalf: "consents.asks_behalf",
  companion: "consents.asks_companion",
  companion_offer: "consents.asks_offer",
  pair: "consents.asks_pair",
  hand_over: "consents.asks_over",
};
export const YOU_ASK: Record<Kind, MessageId> = {
  co_own: "consents.you_ask_own",
  co_hold: "consents.you_ask_hold",
  named: "consents.you_ask_named",
  ours: "consents.you_ask_ours",
  on_behalf: "consents.you_ask_behalf",
  companion: "consents.you_ask_companion",
  companion_offer: "consents.you_ask_offer",
  pair: "consents.you_ask_pair",
  hand_over: "consents.you_ask_over",
};

const SIDE_BY_SIDE = ["consents.they_yes", "consents.you_yes"] as const;
const WALKING = ["consents.they_yes_walk", "consents.you_yes_walk"] as const;
/** What came of a yes, for whoever asked and for whoever was asked. */
const TOGETHER: Partial<Record<Kind, readonly [MessageId, MessageId]>> = {
  co_own: SIDE_BY_SIDE,
  co_hold: SIDE_BY_SIDE,
  companion: WALKING,
  companion_offer: WALKING,
  pair: WALKING,
  hand_over: ["consents.they_yes_over", "consents.you_yes_over"],
};

const FOR_THE_ASKED: Record<State, MessageId> = {
  asked: "consents.open",
  yes: "consents.you_yes_words",
  yes_with_changes: "consents.you_yes_changes",
  myself: "consents.you_myself",
  no: "consents.you_no",
  not_now: "consents.you_not_now",
  withdrawn: "consents.withdrawn",
  expired: "consents.expired",
  revoked: "consents.you_revoked",
};
const FOR_THE_ASKER: Record<State, MessageId> = {
  asked: "consents.they_asked",
  yes: "consents.they_yes_words",
  yes_with_changes: "consents.they_yes_changes",
  myself: "consents.they_myself",
  no: "consents.they_no",
  not_now: "consents.they_not_now",
  withdrawn: "consents.you_withdrew",
  expired: "consents.expired",
  revoked: "consents.they_revoked",
};

/** A yes is to words that one read, to carry something with them, or was given beforehand. */
function yesWords({ asked_by_me, by_mandate, kind }: ConsentOut): MessageId {
  if (by_mandate !== null) return asked_by_me ? "consents.by_their_mandate" : "consents.by_your_mandate";
  const together = TOGETHER[kind];
  if (together) return together[asked_by_me ? 0 : 1];
  return (asked_by_me ? FOR_THE_ASKER : FOR_THE_ASKED).yes;
}

/** How the question stands, in words for the one of its two people who reads. */
export function stateWords(consent: ConsentOut): MessageId {
  const { asked_by_me, decided, state } = consent;
  if (state === "yes") return yesWords(consent);
  // A decision that was made with these words does not halt.
  if (state === "revoked" && decided) {
    return asked_by_me ? "consents.they_revoked_text" : "consents.you_revoked_text";
  }
  return (asked_by_me ? FOR_THE_ASKER : FOR_THE_ASKED)[state];
}

export const THING_WORDS: Record<ConsentOut["thing_kind"], MessageId> = {
  action: "consents.in_action",
  commitment: "consents.in_commitment",
  part: "consents.in_commitment",
  proposal_version: "consents.in_proposal",
  note: "consents.in_note",
  ask: "consents.in_ask",
  told: "consents.in_told",
};

/** Yes first, then what keeps quiet; all of the same size, none chosen beforehand. */
export const ANSWERS: { value: Answer; label: MessageId; together: boolean }[] = [
  { value: "yes", label: "consents.yes", together: true },
  { value: "yes_with_changes", label: "consents.yes_changes", together: true },
  { value: "myself", label: "consents.myself", together: true },
  { value: "not_now", label: "consents.not_now", together: false },
  { value: "no", label: "consents.no", together: false },
];

export const LANDED: { value: Landed; label: MessageId; means: MessageId }[] = [
  { value: "beside", label: "consents.beside", means: "consents.beside_means" },
  { value: "in_front", label: "consents.in_front", means: "consents.in_front_means" },
  { value: "over", label: "consents.over", means: "consents.over_means" },
];
