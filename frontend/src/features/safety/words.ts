import type { ReportMade, ThingKindInput } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";

type Kind = ThingKindInput;

/** What kind of text it is. */
export const TEXT_WORDS: Record<Kind, MessageId> = {
  proposal: "safety.a_proposal",
  note: "safety.a_note",
  action: "safety.an_action",
  commitment: "safety.a_commitment",
  check_in: "safety.a_check_in",
  check_in_reply: "safety.a_reply",
  ask: "safety.an_ask",
  support_request: "safety.a_support_request",
  offer: "safety.an_offer",
};

export const isTextKind = (kind: string): kind is Kind => kind in TEXT_WORDS;

export const STATE_WORDS: Record<ReportMade["state"], MessageId> = {
  open: "safety.state_open",
  folded: "safety.state_folded",
  stays: "safety.state_stays",
  gone: "safety.state_gone",
};
