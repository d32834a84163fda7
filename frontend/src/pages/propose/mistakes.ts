import { isReviewed } from "@/features/decisions/kinds";
import { dayFromNow, dayText } from "@/lib/dates";
import { numberTo } from "@/lib/digits";
import type { useT } from "@/lib/i18n/react";
import type { Errors } from "@/ui/form/Form";
import {
  canBeTried,
  DRAWN_AT_MOST,
  type Draft,
  linesOf,
  type Step,
  TEXT_AT_MOST,
  TRIAL_AT_MOST,
} from "./draft";
import { areAlike, isWhole } from "./lines";
import { firstReview } from "./review";

const NAMED = new Set(["follower", "group"]);
const LINE_AT_MOST = 160;
const ROLE_AT_MOST = 280;

type Say = ReturnType<typeof useT>;

/** What is to be mended on one page. */
export function mistakes(step: Step, draft: Draft, t: Say): Errors<Draft> {
  if (step === "what") return { kind: draft.kind === "" && t("propose.kind_needed") };
  if (step === "people") return { with_people: wrongPeople(draft, t) };
  return wrongWords(draft, t);
}

function wrongWords(draft: Draft, t: Say): Errors<Draft> {
  const { kind, title, text, name, about, roles_wanted, until, review_on, trial_days } = draft;
  const missing = (one: string, id: Parameters<Say>[0]) => one.trim() === "" && t(id);
  const words = (one: string, most: number, id: Parameters<Say>[0]) =>
    missing(one, id) || tooLong([one], most, t);
  const early = (day: string, first: string) =>
    day !== "" && day < first && t("propose.too_early", { day: dayText(first) });
  return {
    title: words(title, LINE_AT_MOST, "propose.title_needed"),
    text: words(text, TEXT_AT_MOST, "propose.text_needed"),
    name: NAMED.has(kind) && words(name, kind === "group" ? LINE_AT_MOST : 200, "propose.name_needed"),
    about: tooLong([about], kind === "group" ? 1000 : TEXT_AT_MOST, t),
    roles_wanted: kind === "initiative" && tooLong(linesOf(roles_wanted), ROLE_AT_MOST, t),
    until: kind === "follower" && (missing(until, "propose.until_needed") || early(until, dayFromNow(1))),
    weekday: kind === "rhythm" && missing(draft.weekday, "propose.weekday_needed"),
    options: wrongOptions(draft, t),
    times: wrongTimes(draft, t),
    draw:
      kind === "lot" &&
      numberTo(DRAWN_AT_MOST, draft.draw) === null &&
      t("propose.draw_needed", { most: DRAWN_AT_MOST }),
    review_on: isReviewed(kind) && early(review_on, firstReview(draft)),
    trial_days:
      canBeTried(kind) &&
      trial_days.trim() !== "" &&
      numberTo(TRIAL_AT_MOST, trial_days) === null &&
      t("propose.draw_needed", { most: TRIAL_AT_MOST }),
  };
}

/** What the server counts as too much, said by how much. */
export function tooLong(texts: string[], most: number, t: Say): string | false {
  const count = Math.max(...texts.map((one) => [...one.trim()].length)) - most;
  return count > 0 && t("ui.characters_over", { count });
}

function wrongOptions({ kind, among, choose_from, options }: Draft, t: Say): string | false {
  const asked = (kind === "choice" && choose_from !== "times") || (kind === "lot" && among === "options");
  const lines = linesOf(options);
  if (!asked) return false;
  if (lines.length < 2) return t("propose.options_needed");
  return (areAlike(lines) && t("propose.options_alike")) || tooLong(lines, LINE_AT_MOST, t);
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
