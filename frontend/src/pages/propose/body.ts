import type { MandateOut, ProposalDraft, TextDraft } from "@/api/schema";
import { canBeSmall, canBeTried, type Draft, isReviewed, linesOf } from "./draft";
import { momentsOf } from "./lines";

/** Those whose yes comes first. */
export const askedBy = ({ names, in_name, with_people }: Draft): string[] => [
  ...new Set(in_name === "own" ? names : [...names, ...with_people]),
];

/** What the API takes of a draft, its times as clocks show them in `zone`; what does not belong to its kind stays behind. */
export function textOf(draft: Draft, mandates: MandateOut[], zone: string): TextDraft {
  const { title, text, names, in_name, with_people, review_on, trial_days } = draft;
  const asked = askedBy(draft);
  const used = mandates.filter(({ from_id }) => draft.mandates.includes(from_id) && asked.includes(from_id));
  return {
    title,
    text,
    names,
    in_name: in_name as TextDraft["in_name"],
    with_people: in_name === "own" ? [] : with_people,
    mandates: Object.fromEntries(used.map(({ from_id, id }) => [from_id, id])),
    review_on: (isReviewed(draft.kind) && review_on) || null,
    trial_days: canBeTried(draft.kind) && trial_days ? Number(trial_days) : null,
    payload: payloadOf(draft, zone),
  };
}

export const proposalOf = (draft: Draft, mandates: MandateOut[], zone: string): ProposalDraft => ({
  ...textOf(draft, mandates, zone),
  kind: draft.kind as ProposalDraft["kind"],
  weight: canBeSmall(draft.kind) && draft.weight === "small" ? "small" : "full",
});

function payloadOf(draft: Draft, zone: string): TextDraft["payload"] {
  switch (draft.kind) {
    case "action":
      return draft.initiative_id ? { initiative_id: draft.initiative_id } : {};
    case "initiative":
      return { roles_wanted: linesOf(draft.roles_wanted) };
    case "follower":
      return { name: draft.name, until: draft.until };
    case "group":
      return draft.about.trim() ? { name: draft.name, about: draft.about } : { name: draft.name };
    case "agreement":
      return draft.subject_id ? { subject_id: draft.subject_id } : {};
    case "rhythm":
      return { weekday: Number(draft.weekday) as 0 };
    case "choice":
      return draft.choose_from === "times"
        ? { times: momentsOf(draft.times, zone) }
        : { options: linesOf(draft.options) };
    case "lot":
      return lotOf(draft);
    case "renewal":
    case "retirement":
      return { decision_id: draft.decision_id };
    default:
      return {};
  }
}

function lotOf({ among, draw, options }: Draft): TextDraft["payload"] {
  if (among === "members") return { among, draw: Number(draw) };
  return { among: "options", draw: Number(draw), options: linesOf(options) };
}
