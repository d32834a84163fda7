import type { CommitmentDraft, OwnRhythm, Rhythm, Serves, Unit } from "@/api/schema";
import { dayFromNow, weekdayOf } from "@/lib/dates";

/** What is typed about a commitment before it is made: its weeks begin today. For an action, where one comes from it. */
export const nothingSaid = (action: string | null) => ({
  sentence: "",
  by_when: "",
  rhythm: "weekly" as string,
  check_ins_read_by: "partners" as string,
  serves: action ? `action ${action}` : "itself",
  ask: [] as string[],
  unit: "weeks" as string,
  every: "1",
  weekdays: [`${weekdayOf(dayFromNow(0))}`],
  month_by: "day" as string,
  day: "1",
  nth: "1",
  weekday: "0",
});
export type CommitValues = ReturnType<typeof nothingSaid>;

export function bodyOf(values: CommitValues): CommitmentDraft {
  const [kind, id] = values.serves.split(" ");
  return {
    sentence: values.sentence,
    by_when: values.by_when,
    rhythm: values.rhythm as Rhythm,
    read_by: "coalition",
    check_ins_read_by: values.check_ins_read_by as "partners" | "coalition",
    serves: { kind: kind as Serves, ...(id ? { id } : {}) },
    ask: values.ask,
    ...(values.rhythm === "own" ? { own_rhythm: ownRhythm(values) } : {}),
  };
}

/** What is sent of an own rhythm: only what its unit needs. */
function ownRhythm(values: CommitValues): OwnRhythm {
  const unit = values.unit as Unit;
  const every = Number(values.every);
  if (unit === "days") return { unit, every };
  if (unit === "weeks") {
    return { unit, every, weekdays: values.weekdays.map(Number) as NonNullable<OwnRhythm["weekdays"]> };
  }
  if (values.month_by === "day") return { unit, every, day: Number(values.day) };
  return {
    unit,
    every,
    nth: Number(values.nth) as NonNullable<OwnRhythm["nth"]>,
    weekday: Number(values.weekday) as NonNullable<OwnRhythm["weekday"]>,
  };
}
