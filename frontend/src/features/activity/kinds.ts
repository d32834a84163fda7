import type { MessageId } from "@/lib/i18n/ids";

/** A sentence for each kind of fact; one that this version does not know has a neutral one. */
const SENTENCES: Record<string, MessageId> = {
  coalition_founded: "activity.coalition_founded",
  member_joined: "activity.member_joined",
  member_welcomed: "activity.member_welcomed",
  group_joined: "activity.group_joined",
  roster_imported: "activity.roster_imported",
  proposal_told: "activity.proposal_told",
  proposal_turned_full: "activity.proposal_turned_full",
  decision_made: "activity.decision_made",
  action_brought_along: "activity.action_brought_along",
  action_started: "activity.action_started",
  action_agreed: "activity.action_agreed",
  action_moved: "activity.action_moved",
  action_edited: "activity.action_edited",
  co_owner_joined: "activity.co_owner_joined",
  partners_wanted: "activity.partners_wanted",
  action_told: "activity.action_told",
  action_taken_back: "activity.action_taken_back",
  commitment_made: "activity.commitment_made",
  holding_begun: "activity.holding_begun",
  holding_renegotiated: "activity.holding_renegotiated",
  holding_kept: "activity.holding_kept",
  holding_released: "activity.holding_released",
  holding_handed_over: "activity.holding_handed_over",
  check_in_made: "activity.check_in_made",
  follower_admitted: "activity.follower_admitted",
  follower_accepted: "activity.follower_accepted",
  follower_stepped_back: "activity.follower_stepped_back",
  ask_made: "activity.ask_made",
  ask_accepted: "activity.ask_accepted",
  ask_refused: "activity.ask_refused",
  ask_delivered: "activity.ask_delivered",
  ask_withdrawn: "activity.ask_withdrawn",
};

export const sentenceOf = (kind: string): MessageId => SENTENCES[kind] ?? "activity.something";
