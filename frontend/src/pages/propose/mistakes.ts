import type { MessageId } from "@/lib/i18n/ids";
import type { Errors } from "@/ui/form/Form";
import { type Draft, linesOf, type Step } from "./draft";
import { areAlike, isWhole } from "./lines";

const NAMED = new Set(["follower", "group"]);

type Say = (id: MessageId) => string;

/** What is to be mended on one page. */
export function mistakes(step: Step, draft: Draft, t: Say): Errors<Draft> {
  if (step === "what") return { kind: draft.kind === "" && t("propose.kind_needed") };
  if (step === "people") return { with_people: wrongPeople(draft, t) };
  return wrongWords(draft, t);
}

function wrongWords(draft: Draft, t: Say): Errors<Draft> {
  const { kind } = draft;
  const missing = (field: "title" | "text" | "name" | "until" | "weekday", id: MessageId) =>
    draft[field].trim() === "" && t(id);
  return {
    title: missing("title", "propose.title_needed"),
    text: missing("text", "propose.text_needed"),
    name: NAMED.has(kind) && missing("name", "propose.name_needed"),
    until: kind === "follower" && missing("until", "propose.until_needed"),
    weekday: kind === "rhythm" && missing("weekday", "propose.weekday_needed"),
    options: wrongOptions(draft, t),
    times: wrongTimes(draft, t),
    draw: kind === "lot" && !/^([1-9]\d?|100)$/.test(draft.draw) && t("propose.draw_needed"),
  };
}

function wrongOptions({ kind, among, choose_from, options }: Draft, t: Say): string | false {
  const asked = (kind === "choice" && choose_from !== "times") || (kind === "lot" && among === "options");
  const lines = linesOf(options);
  if (!asked) return false;
  if (lines.length < 2) return t("propose.options_needed");
  return areAlike(lines) && t("propose.options_alike");
}

function wrongTimes({ kind, choose_from, times }: Draft, t: Say): string | false {
  if (kind !== "choice" || choose_from !== "times") return false;
  const lines = linesOf(times);
  if (!lines.every(isWhole)) return t("propose.time_not_whole");
  if (lines.length < 2) return t("propose.times_needed");
  return areAlike(lines) && t("propose.options_alike");
}

function wrongPeople({ in_name, with_people }: Draft, t: Say): string | false {
  if (in_name === "own") return false;
  if (with_people.length === 0) return t("propose.people_needed");
  return in_name === "on_behalf" && with_people.length > 1 && t("propose.one_person");
}
