import type { ProposalOut } from "@/api/schema";
import { NoteForm, type Place } from "@/features/decisions/NoteForm";
import { useT } from "@/lib/i18n/react";
import { ReadBy } from "./ReadBy";

type CommentFormProps = {
  proposal: ProposalOut;
  /** Where the words were begun, if not here. */
  from?: Place;
  done: () => void;
};

/** A comment: one thing to say beside the stages. */
export function CommentForm({ proposal, from, done }: CommentFormProps) {
  const t = useT();
  return (
    <NoteForm
      proposal={proposal.id}
      note={{ kind: "comment" }}
      {...(from ? { from } : {})}
      label={t("decisions.your_comment")}
      hint={t("decisions.speak_for_yourself")}
      submit={t("decisions.say_it")}
      look="plain"
      readBy={<ReadBy coalition={proposal.coalition_id} />}
      done={done}
    />
  );
}
