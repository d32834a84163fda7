import type { CommitmentOut, OwnRhythm } from "@/api/schema";
import { dayOfWeek } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";
import { NTH, ON_A_WEEKDAY, RHYTHM_WORDS } from "./rhythms";

/** How often a word is asked for, with its weekday or its own days. */
export function RhythmText({ commitment }: { commitment: CommitmentOut }) {
  const t = useT();
  const { own_rhythm, rhythm, weekday } = commitment;
  if (own_rhythm) return <OwnRhythmText own={own_rhythm} />;
  const named = ON_A_WEEKDAY[rhythm];
  return named ? t(named, { weekday: dayOfWeek(weekday) }) : t(RHYTHM_WORDS[rhythm]);
}

function OwnRhythmText({ own: { unit, every: count = 1, weekdays, day, nth, weekday } }: { own: OwnRhythm }) {
  const t = useT();
  if (unit === "days") return t("carry.every_days", { count });
  if (unit === "weeks") {
    return t("carry.every_weeks", { count, days: namesText((weekdays ?? []).map(dayOfWeek)) });
  }
  const which = NTH[String(nth)];
  const days =
    which && weekday !== null && weekday !== undefined
      ? t("carry.on_weekday", { nth: t(which), weekday: dayOfWeek(weekday) })
      : t("carry.on_day", { day: day ?? "" });
  return t("carry.every_months", { count, days });
}
