import { dayFromNow, daysToWorkingDay } from "@/lib/dates";
import { canBeSmall, type Draft } from "./draft";

const FULL = 2 + 2 + 3;
const ONE_STAGE = 3;

/** The first day on which it can be looked at again: by then everyone has had the time that is promised (S4). */
export const firstReview = ({ kind, weight, told }: Draft): string =>
  dayFromNow(1 + daysToHear(kind, weight, told));

function daysToHear(kind: string, weight: string, told: boolean): number {
  if (canBeSmall(kind) && weight === "small" && !told) return 2;
  const once = told || kind === "choice" || kind === "lot";
  return daysToWorkingDay(once ? ONE_STAGE : FULL);
}
