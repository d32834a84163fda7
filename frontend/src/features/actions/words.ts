import type { ActionStatus } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";

export const STATUS_WORDS: Record<ActionStatus, MessageId> = {
  agreed: "actions.status_agreed",
  underway: "actions.status_underway",
  done: "actions.status_done",
  let_go: "actions.status_let_go",
};

export const isStatus = (word: string): word is ActionStatus => word in STATUS_WORDS;
