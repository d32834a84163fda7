import type { MessageId } from "@/lib/i18n/ids";
import { type Answer, isToCarry, type Kind } from "./words";

/** What two carry together, or one takes over from the other: what a yes to it means. */
const YES_MEANS: Partial<Record<Kind, MessageId>> = {
  co_own: "consents.yes_means_own",
  co_hold: "consents.yes_means_hold",
  companion: "carry.yes_means_companion",
  companion_offer: "carry.yes_means_offer",
  pair: "carry.yes_means_pair",
  hand_over: "carry.yes_means_over",
};
/** What an answer brings about, for this kind of question. */
export function meaning(answer: Answer, kind: Kind): MessageId {
  if (answer === "yes_with_changes") return "consents.changes_means";
  if (answer === "myself") return "consents.myself_means";
  if (answer === "not_now") return "consents.not_now_means";
  if (answer === "no") {
    if (isToCarry(kind)) return "consents.no_means_carry";
    return kind === "named" ? "consents.no_means_named" : "consents.no_means_voice";
  }
  return YES_MEANS[kind] ?? "consents.yes_means";
}
