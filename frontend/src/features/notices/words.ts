import type { NoticeKind, NoticeOut, Way } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";

export type Kind = Exclude<NoticeKind, "address">;

/** The kinds that one chooses about, what waits for oneself first. */
export const KINDS: Record<Kind, MessageId> = {
  closing: "notices.kind_closing",
  word: "notices.kind_word",
  voice: "notices.kind_voice",
  question: "notices.kind_question",
  ask: "notices.kind_ask",
  answer: "notices.kind_answer",
  decision: "notices.kind_decision",
  review: "notices.kind_review",
  welcome: "notices.kind_welcome",
};
export const KIND_NAMES = Object.keys(KINDS) as Kind[];

export const WAYS: Record<Way, MessageId> = {
  at_once: "notices.at_once",
  digest: "notices.digest",
  here: "notices.here",
};
export const WAY_NAMES = Object.keys(WAYS) as Way[];

export const WHAT: Record<NoticeOut["what"], MessageId> = {
  voice: "notices.voice",
  closing: "notices.closing",
  question: "notices.question",
  look: "notices.look",
  word_due: "notices.word_due",
  no_word: "notices.no_word",
  ask: "notices.ask",
  ask_answered: "notices.ask_answered",
  other_words: "notices.other_words",
  note_answered: "notices.note_answered",
  talk: "notices.talk",
  objection: "notices.objection",
  reply: "notices.reply",
  support_wanted: "notices.support_wanted",
  support_offered: "notices.support_offered",
  support_on_request: "notices.support_on_request",
  support_accepted: "notices.support_accepted",
  decision: "notices.decision",
  welcome: "notices.welcome",
  review: "notices.review",
  address: "notices.address",
};
