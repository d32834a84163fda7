import type { MessageId } from "@/lib/i18n/ids";
import type { Errors } from "@/ui/form/Form";
import { type Draft, linesOf, type Step } from "./draft";

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
    options: wrongOptions(draft) && t("propose.options_needed"),
    draw: kind === "lot" && !/^([1-9]\d?|100)$/.test(draft.draw) && t("propose.draw_needed"),
  };
}

function wrongOptions({ kind, among, options }: Draft): boolean {
  const lines = linesOf(options);
  const asked = kind === "choice" || (kind === "lot" && among === "options");
  return asked && (lines.length < 2 || new Set(lines).size < lines.length);
}

function wrongPeople({ in_name, with_people }: Draft, t: Say): string | false {
  if (in_name === "own") return false;
  if (with_people.length === 0) return t("propose.people_needed");
  return in_name === "on_behalf" && with_people.length > 1 && t("propose.one_person");
}
