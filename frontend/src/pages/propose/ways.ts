import type { MessageId } from "@/lib/i18n/ids";
import { canBeSmall, type Draft } from "./draft";

/** How it is decided, in a sentence. */
export function wayOf({ kind, weight }: Draft): MessageId {
  if (kind === "choice") return "propose.choice_means";
  if (kind === "lot") return "propose.lot_means";
  return canBeSmall(kind) && weight === "small" ? "propose.small_means" : "propose.full_means";
}
