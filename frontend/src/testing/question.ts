import { openApp } from "./app";

/* A question to one person, as the server gives it to them. */

export const ALL = ["yes", "yes_with_changes", "myself", "no", "not_now"];
export const QUESTION = {
  id: "q1",
  coalition_id: "c1",
  kind: "named",
  thing_kind: "proposal_version",
  thing_id: "v1",
  proposal_id: null,
  title: "Prayer times in the roster",
  text: "Dana has traded four Friday shifts.",
  text_hash: "h".repeat(64),
  audience: "coalition",
  from_name: "Samira",
  to_name: "Dana",
  asked_by_me: false,
  state: "asked",
  changed_text: null,
  asked_at: "2026-11-20T10:00:00Z",
  answer_by: "2026-12-04",
  answered_at: null,
  reminded_at: null,
  by_mandate: null,
  mandate_id: null,
  out_at: null,
  decided: false,
  landed: null,
  answers: ALL,
  abilities: { answer: true },
  in_name: "own",
  would: null,
};
export type Part = Record<string, unknown>;
export const stands = (state: string, abilities: Part = {}, rest: Part = {}) => ({
  ...QUESTION,
  state,
  answers: [],
  abilities,
  ...rest,
});
export const READ = "GET /consents/q1";

/** The app at an address, with the coalition that everything is asked in. */
export const open = (href: string, answers: Record<string, unknown>) =>
  openApp(href, Object.assign(answers, { "GET /coalitions/c1": { id: "c1", name: "Room" }, ...answers }));
