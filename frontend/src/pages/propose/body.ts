import type { MandateOut, ProposalDraft, TextDraft } from "@/api/schema";
import { isReviewed } from "@/features/decisions/kinds";
import { numberTo } from "@/lib/digits";
import { canBeSmall, canBeTried, DRAWN_AT_MOST, type Draft, linesOf, TRIAL_AT_MOST } from "./draft";
import { momentsOf } from "./lines";
import { yesesFor } from "./yeses";

/** What the API takes of a draft, its times as clocks show them in `zone`; what does not belong to its kind stays behind. */
export function textOf(draft: Draft, mandates: MandateOut[], zone: string): TextDraft {
  const { title, text, names, in_name, with_people, review_on, trial_days } = draft;
  const { used } = yesesFor(draft, mandates);
  return {
    title,
    text,
    names,
    in_name: in_name as TextDraft["in_name"],
    with_people: in_name === "own" ? [] : with_people,
    mandates: Object.fromEntries(used.map(({ from_id, id }) => [from_id, id])),
    review_on: (isReviewed(draft.kind) && review_on) || null,
    trial_days: canBeTried(draft.kind) ? numberTo(TRIAL_AT_MOST, trial_days) : null,
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
  const drawn = numberTo(DRAWN_AT_MOST, draw) ?? 1;
  if (among === "members") return { among, draw: drawn };
  return { among: "options", draw: drawn, options: linesOf(options) };
}
