import type {
  Kind,
  Method,
  ObjectionState,
  ProposalOut,
  ProposalStatus,
  StageName,
  VersionLine,
  VoiceOut,
} from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import type { ShapeName } from "@/ui/icons";

export const KIND_WORDS: Record<Kind, MessageId> = {
  founding: "decisions.kind_founding",
  action: "decisions.kind_action",
  follower: "decisions.kind_follower",
  group: "decisions.kind_group",
  initiative: "decisions.kind_initiative",
  agreement: "decisions.kind_agreement",
  purpose: "decisions.kind_purpose",
  rhythm: "decisions.kind_rhythm",
  resting: "decisions.kind_resting",
  waking: "decisions.kind_waking",
  closing: "decisions.kind_closing",
  choice: "decisions.kind_choice",
  lot: "decisions.kind_lot",
  renewal: "decisions.kind_renewal",
  retirement: "decisions.kind_retirement",
};

export const METHOD_WORDS: Record<Method, MessageId> = {
  founding: "decisions.method_founding",
  small: "decisions.method_small",
  consent: "decisions.method_consent",
  trial: "decisions.method_trial",
  approval: "decisions.method_approval",
  lot: "decisions.method_lot",
};

export const STAGE_WORDS: Record<StageName, MessageId> = {
  told: "decisions.stage_told",
  questions: "decisions.stage_questions",
  reactions: "decisions.stage_reactions",
  consent: "decisions.stage_consent",
  integrating: "decisions.stage_integrating",
  choosing: "decisions.stage_choosing",
};

export const IN_NAME_WORDS: Record<ProposalOut["in_name"], MessageId> = {
  own: "decisions.in_name_own",
  ours: "decisions.in_name_ours",
  on_behalf: "decisions.in_name_on_behalf",
};

export const CHANGE_WORDS: Record<VersionLine["change"], MessageId> = {
  first: "decisions.change_first",
  substance: "decisions.change_substance",
  wording: "decisions.change_wording",
};

export const OBJECTION_WORDS: Record<ObjectionState, MessageId> = {
  raised: "decisions.objection_raised",
  in_dialogue: "decisions.objection_in_dialogue",
  answered: "decisions.objection_answered",
  withdrawn: "decisions.objection_withdrawn",
  standing: "decisions.objection_standing",
};

export type Answer = VoiceOut["answer"];
type Choice = { value: Answer; label: MessageId; means: MessageId; shape: ShapeName };

/** Each answer has its own shape, told apart without colour. */
const CONSENT: Choice[] = [
  { value: "consent", label: "decisions.consent", means: "decisions.consent_means", shape: "consent" },
  { value: "concern", label: "decisions.concern", means: "decisions.concern_means", shape: "concern" },
  { value: "objection", label: "decisions.object", means: "decisions.object_means", shape: "objection" },
  { value: "aside", label: "decisions.aside", means: "decisions.aside_means", shape: "aside" },
  { value: "pass", label: "decisions.pass", means: "decisions.pass_means", shape: "pass" },
];
const SMALL: Choice[] = [
  { value: "fine", label: "decisions.fine", means: "decisions.consent_means", shape: "consent" },
  {
    value: "objection",
    label: "decisions.object",
    means: "decisions.object_small_means",
    shape: "objection",
  },
];

/** What can be said while a proposal stands there. */
export const answersIn = (status: ProposalStatus): Choice[] => (status === "told" ? SMALL : CONSENT);

export const answerWords = (answer: Answer): Choice | undefined =>
  [...CONSENT, ...SMALL].find(({ value }) => value === answer);
