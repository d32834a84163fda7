import type { Rhythm } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";

export const RHYTHM_WORDS: Record<Rhythm, MessageId> = {
  none: "commitments.rhythm_none",
  weekly: "commitments.rhythm_weekly",
  two_weekly: "commitments.rhythm_two_weekly",
  monthly: "commitments.rhythm_monthly",
  own: "commitments.rhythm_own",
};
/** The same, where the coalition's weekday is known. */
export const ON_A_WEEKDAY: Partial<Record<Rhythm, MessageId>> = {
  weekly: "carry.weekly_on",
  two_weekly: "carry.two_weekly_on",
  monthly: "carry.monthly_on",
};
export const RHYTHMS: Rhythm[] = ["weekly", "two_weekly", "monthly", "own", "none"];
/** Of a weekday in a month: the first to the fourth, which every month has, or the last. */
export const NTH: Record<string, MessageId> = {
  "1": "carry.nth_1",
  "2": "carry.nth_2",
  "3": "carry.nth_3",
  "4": "carry.nth_4",
  "-1": "carry.nth_last",
};
