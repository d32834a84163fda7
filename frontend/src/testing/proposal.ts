import { openApp } from "./app";

/* A proposal in its consent stage, with what stands around it, as the server gives it. */

export const RUTH = { id: "m2", name: "Ruth" };
export const AMINA = { id: "m3", name: "Amina" };
export const MEMBERS = [RUTH, AMINA].map((one) => ({
  ...one,
  mine: false,
  standing: "member",
  abilities: {},
}));
export const STAGE = {
  id: "s1",
  name: "consent",
  number: 3,
  opened_at: "2026-11-20T10:00:00Z",
  closes_at: "2026-11-25T10:00:00Z",
  extended: false,
  held_open: null,
};
export const line = (name: string, number: number, ended_at: string | null) => ({
  name,
  number,
  version: 1,
  opened_at: "2026-11-16T10:00:00Z",
  ended_at,
});
const PATH = [
  line("questions", 1, "2026-11-18T10:00:00Z"),
  line("reactions", 2, "2026-11-20T10:00:00Z"),
  line("consent", 3, null),
];
export const PROPOSAL = {
  id: "p1",
  coalition_id: "c1",
  kind: "action",
  weight: "full",
  title: "A quiet room",
  text: "Room 3.12 becomes quiet.",
  payload: { about: null, name: null, until: null, weekday: null, roles_wanted: null },
  review_on: "2027-11-20",
  refers_to: { agreement: null, decision: null, initiative: null },
  trial_days: null,
  status: "consent",
  version: 1,
  in_name: "own",
  names: [],
  with_people: [],
  by_standing_yes: false,
  written_by: RUTH,
  proposed_by: RUTH,
  beside: null,
  opened_at: "2026-11-16T10:00:00Z",
  stage: STAGE,
  path: PATH,
  all_answered: false,
  quorum_reached: false,
  asked_me: true,
  my_turn: null,
  my_response: null,
  voices_shown: false,
  objections: [],
  affected: { mine: false, some: false, five_or_more: null },
  reason: null,
  listening_until: null,
  draft: null,
  decision: null,
  choosing: null,
  abilities: { answer: true, more_time: true, affects_me: true, reply: true },
};
export const OBJECTION = {
  id: "o1",
  by: RUTH,
  harm: "The handover is cut.",
  safe_enough: "Start with one ward.",
  state: "in_dialogue",
  version: 1,
  raised_at: "2026-11-20T11:00:00Z",
  ended_at: null,
  affected: true,
  mine: false,
  abilities: { close: false, talk: true },
};
export const note = (id: string, kind: string, text: string, more: object = {}) => ({
  id,
  kind,
  by: RUTH,
  text,
  version: 1,
  at: "2026-11-17T10:00:00Z",
  to: null,
  objection_id: null,
  mine: false,
  waiting: false,
  folded_until: null,
  ...more,
});

export const ASKED_RUTH = {
  ...{ id: "q1", kind: "named", thing_kind: "proposal_version", state: "yes_with_changes" },
  ...{ from_name: "Dana", to_name: "Ruth", asked_by_me: true, by_mandate: null, answer_by: "2026-12-04" },
};

export const READ = "GET /proposals/p1";
export const NOTES = "GET /proposals/p1/notes";
export const PAGE = "/c/c1/proposals/p1";

const COALITION = {
  id: "c1",
  name: "Room for everyone",
  status: "active",
  zone: "Asia/Tokyo",
  followers: [],
  agreements: [],
  abilities: {},
};

export const open = (href: string, answers: Record<string, unknown> = {}) =>
  openApp(href, {
    "GET /coalitions/c1": COALITION,
    "GET /coalitions/c1/members": { items: MEMBERS, next: null },
    "GET /coalitions/c1/initiatives": { items: [], next: null },
    "GET /coalitions/c1/mandates": { items: [], next: null },
    "GET /me/mutes": { items: [], next: null },
    "GET /coalitions/c1/folds": { items: [], next: null },
    [NOTES]: { items: [], next: null },
    ...answers,
  });
