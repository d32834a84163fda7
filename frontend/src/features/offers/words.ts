import type { HelpKind, OfferAnswer, OfferKind, OfferOut, OfferState, RequestState } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";

export const HELP: HelpKind[] = ["time", "skill", "contact", "presence"];

/** What one's place gives one: it is lent until a day. */
export const LENT: OfferKind[] = ["agenda_slot", "budget", "seat", "data", "signature", "paid_time"];

export const KIND_WORDS: Record<OfferKind, MessageId> = {
  time: "offers.kind_time",
  skill: "offers.kind_skill",
  contact: "offers.kind_contact",
  presence: "offers.kind_presence",
  agenda_slot: "offers.kind_agenda_slot",
  budget: "offers.kind_budget",
  seat: "offers.kind_seat",
  data: "offers.kind_data",
  signature: "offers.kind_signature",
  paid_time: "offers.kind_paid_time",
};

export const REQUEST_STATE: Record<RequestState, MessageId> = {
  open: "offers.request_open",
  offered: "offers.request_offered",
  accepted: "offers.request_accepted",
  delivered: "offers.request_delivered",
  closed: "offers.request_closed",
};

export const OFFER_STATE: Record<OfferState, MessageId> = {
  offered: "offers.state_offered",
  accepted: "offers.state_accepted",
  accepted_differently: "offers.state_differently",
  not_now: "offers.state_not_now",
  declined: "offers.state_declined",
  expired: "offers.state_expired",
  withdrawn: "offers.state_withdrawn",
  delivered: "offers.state_delivered",
};

/** Nobody is asked by what is there for whoever takes it up: it waits for no answer. */
export const stateOf = ({ state, to_member }: OfferOut): MessageId =>
  state === "offered" && to_member === null ? "offers.request_open" : OFFER_STATE[state];

export const ANSWER_WORDS: Record<OfferAnswer, { label: MessageId; means: MessageId }> = {
  accepted: { label: "offers.yes", means: "offers.yes_means" },
  accepted_differently: { label: "offers.differently", means: "offers.differently_means" },
  not_now: { label: "offers.not_now", means: "offers.not_now_means" },
  declined: { label: "offers.no_thanks", means: "offers.no_thanks_means" },
};

export const ENDING_WORDS: Record<string, MessageId> = {
  by_asker: "offers.ending_by_asker",
  not_now: "offers.ending_not_now",
  expired: "offers.ending_expired",
};

/** The first line of what is asked or offered, as a title. */
export const firstLine = (text: string): string => text.split("\n", 1)[0] ?? text;
