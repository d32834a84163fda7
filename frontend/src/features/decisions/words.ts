import type { Kind, Method, ProposalOut } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import type { ShapeName } from "@/ui/icons";

export const KIND_WORDS: Record<Kind, MessageId> = {
  founding: "decisions.kind_founding",
  action: "decisions.kind_action",
  follower: "decisions.kind_follower",
  group: "decisions.kind_group",
};

export const METHOD_WORDS: Record<Method, MessageId> = {
  founding: "decisions.method_founding",
  small: "decisions.method_small",
};

export type Answer = NonNullable<ProposalOut["my_answer"]>["answer"];

/** Each answer has its own shape, told apart without colour. */
export const ANSWERS: { value: Answer; label: MessageId; means: MessageId; shape: ShapeName }[] = [
  { value: "fine", label: "decisions.fine", means: "decisions.fine_means", shape: "consent" },
  { value: "objection", label: "decisions.object", means: "decisions.object_means", shape: "objection" },
  { value: "affects_me", label: "decisions.affects", means: "decisions.affects_means", shape: "concern" },
];
