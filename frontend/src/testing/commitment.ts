/** A commitment that Dana holds, and a word on it, as the server gives them. */
const STEPS = ["check_in", "keep", "renegotiate", "release", "pause", "hand_over", "reword"] as const;
const mayAll = Object.fromEntries(STEPS.map((step) => [step, true]));

export const mine = (more: object = {}) => ({
  status: "active",
  by_when: "2026-12-18",
  since: "2026-11-01T10:00:00Z",
  due_on: null,
  next_due_on: null,
  next_open_on: null,
  reminder: null,
  reminders_paused: false,
  check_ins_read_by: "partners",
  check_ins_read_by_names: [],
  words_read_by_names: [],
  steps_read_by_names: [],
  ...more,
});

export const commitment = (more: object = {}) => ({
  id: "k1",
  coalition_id: "c1",
  sentence: "Ask for the plan of floor 3",
  by_when: "2026-12-18",
  first_by_when: "2026-12-18",
  rhythm: "weekly",
  own_rhythm: null,
  weekday: 4,
  read_by: "coalition",
  serves: { kind: "itself", id: null, title: null },
  beside: null,
  taken_up: [],
  companions: [],
  holders: [],
  changes: [],
  mine: mine(),
  requests: [],
  made_at: "2026-11-01T10:00:00Z",
  updated_at: "2026-11-01T10:00:00Z",
  ended_at: null,
  version: 1,
  abilities: mayAll,
  ...more,
});

/** Amina’s word on it, which Dana can reply to. */
export const said = (more: object = {}) => ({
  id: "w1",
  commitment_id: "k1",
  membership_id: "m2",
  name: "Amina",
  is_me: false,
  due_on: null,
  answer: "stuck",
  words: null,
  ask: null,
  read_by: "coalition",
  at: "2026-11-20T10:00:00Z",
  request_id: null,
  offer: null,
  replies: [],
  abilities: { reply: true, help: true },
  ...more,
});
