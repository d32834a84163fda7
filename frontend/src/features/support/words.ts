import type { AskKind } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";

const KINDS: AskKind[] = ["information", "time", "money", "access", "barrier"];

/** What a leader can be asked for here. Of terms of employment only where the installation has turned it on. */
export const kindsWith = (employment: boolean): AskKind[] => (employment ? [...KINDS, "employment"] : KINDS);

export const KIND_WORDS: Record<AskKind, MessageId> = {
  information: "support.kind_information",
  time: "support.kind_time",
  money: "support.kind_money",
  access: "support.kind_access",
  barrier: "support.kind_barrier",
  employment: "support.kind_employment",
};

export const KIND_MEANS: Record<AskKind, MessageId> = {
  information: "support.means_information",
  time: "support.means_time",
  money: "support.means_money",
  access: "support.means_access",
  barrier: "support.means_barrier",
  employment: "support.means_employment",
};
