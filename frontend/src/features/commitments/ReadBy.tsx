import type { MyHoldingOut } from "@/api/schema";
import { T } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";

/** Who reads a holder's check-ins: those named, or the whole coalition; with nobody else, oneself alone. */
export function ReadBy({ mine }: { mine: MyHoldingOut }) {
  if (mine.check_ins_read_by === "coalition") return <T id="commitments.read_by_coalition" />;
  if (mine.check_ins_read_by_names.length === 0) return <T id="commitments.read_by_nobody_else" />;
  return <T id="commitments.read_by_names" values={{ names: namesText(mine.check_ins_read_by_names) }} />;
}
