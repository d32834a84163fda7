import type { Overview } from "@/api/schema";
import { keepDraft, readDraft } from "@/lib/drafts";
import type { Errors } from "@/ui/form/Form";

const KINDS = [
  "action",
  "initiative",
  "agreement",
  "purpose",
  "rhythm",
  "follower",
  "group",
  "choice",
  "lot",
  "resting",
  "waking",
  "closing",
  "renewal",
  "retirement",
] as const;
export type Kind = (typeof KINDS)[number];
export type Draft = {
  kind: string;
  weight: string;
  title: string;
  text: string;
  name: string;
  until: string;
  about: string;
  roles_wanted: string;
  initiative_id: string;
  subject_id: string;
  weekday: string;
  choose_from: string;
  options: string;
  times: string;
  among: string;
  draw: string;
  decision_id: string;
  review_on: string;
  trial_days: string;
  names: string[];
  in_name: string;
  with_people: string[];
  /** Those for whom one uses the mandate that they gave. */
  mandates: string[];
  /** What its words began from: an earlier proposal or an agreement. */
  source: string;
  /** These are the next words of what was told already. */
  told: boolean;
};

export const EMPTY: Draft = {
  kind: "",
  weight: "small",
  title: "",
  text: "",
  name: "",
  until: "",
  about: "",
  roles_wanted: "",
  initiative_id: "",
  subject_id: "",
  weekday: "",
  choose_from: "options",
  options: "",
  times: "",
  among: "options",
  draw: "1",
  decision_id: "",
  review_on: "",
  trial_days: "",
  names: [],
  in_name: "own",
  with_people: [],
  mandates: [],
  source: "",
  told: false,
};

export const TEXT_AT_MOST = 10_000;
export const TRIAL_AT_MOST = 90;
export const DRAWN_AT_MOST = 100;

const SMALL_ENOUGH = new Set(["action", "initiative", "group"]);
const CAN_BE_TRIED = new Set(["action", "initiative", "agreement", "purpose", "rhythm", "resting"]);
export const canBeSmall = (kind: string): boolean => SMALL_ENOUGH.has(kind);
export const canBeTried = (kind: string): boolean => CAN_BE_TRIED.has(kind);

/** What can be proposed while a coalition is as it is; of a decision, only what can become of one. */
export function kindsIn(status: Overview["status"], { decision_id }: Draft): Kind[] {
  if (status === "closed") return [];
  if (decision_id !== "") return ["renewal", "retirement"];
  const not = new Set<Kind>(["renewal", "retirement", status === "resting" ? "resting" : "waking"]);
  return KINDS.filter((kind) => !not.has(kind));
}

/** Each line that says something. */
export const linesOf = (text: string): string[] =>
  text
    .split("\n")
    .map((line) => line.trim())
    .filter(Boolean);

/** One draft for each coalition, kept on this device. */
export const draftName = (coalition: string): string => `propose.${coalition}`;
export const draftOf = (coalition: string): Draft => ({
  ...EMPTY,
  ...readDraft<Draft>(draftName(coalition)),
});
export const startWith = (coalition: string, draft: Draft): boolean => keepDraft(draftName(coalition), draft);
export const hasWords = ({ title, text }: Draft): boolean => (title + text).trim() !== "";

export type Step = "what" | "words" | "people";

const FIELDS: Record<Step, (keyof Draft)[]> = {
  what: ["kind", "weight"],
  words: [
    "title",
    "text",
    "name",
    "until",
    "about",
    "roles_wanted",
    "initiative_id",
    "subject_id",
    "weekday",
    "choose_from",
    "options",
    "times",
    "among",
    "draw",
    "decision_id",
    "review_on",
    "trial_days",
  ],
  people: ["names", "in_name", "with_people", "mandates"],
};
export const STEPS = Object.keys(FIELDS) as Step[];

/** The first page with something to mend. */
export const stepOf = (errors: Errors<Draft>): Step | undefined =>
  STEPS.find((step) => FIELDS[step].some((field) => errors[field]));

export const errorsOn = (step: Step, errors: Errors<Draft>): Errors<Draft> =>
  Object.fromEntries(FIELDS[step].flatMap((field) => (errors[field] ? [[field, errors[field]]] : [])));
