import type { MessageId } from "@/lib/i18n/ids";

/** The five answers, of equal weight and always in this order. */
export const ANSWERS = ["done", "moving", "slower", "stuck", "change"] as const;
export type Answer = (typeof ANSWERS)[number];

export const ANSWER_WORDS: Record<Answer, MessageId> = {
  done: "commitments.answer_done",
  moving: "commitments.answer_moving",
  slower: "commitments.answer_slower",
  stuck: "commitments.answer_stuck",
  change: "commitments.answer_change",
};
