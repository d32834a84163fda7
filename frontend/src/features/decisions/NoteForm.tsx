import type { ReactNode } from "react";
import type { NoteDraft } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import type { ButtonLook } from "@/ui/Button";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { useProposal } from "./mutations";

const WORDS_AT_MOST = 1000;

type NoteFormProps = {
  proposal: string;
  /** What kind of note, and where it goes. */
  note: Pick<NoteDraft, "kind" | "to" | "objection_id">;
  label: string;
  hint?: string;
  submit: string;
  look?: ButtonLook;
  readBy: ReactNode;
  done?: () => void;
};

/** One thing to say: a question, an answer, a reaction, a comment, a word to an objection. */
export function NoteForm({ proposal, note, label, hint, submit, look, readBy, done }: NoteFormProps) {
  const t = useT();
  const { say } = useProposal(proposal);
  return (
    <Form
      draft={`note.${proposal}.${note.kind}.${note.to ?? note.objection_id ?? ""}`}
      initial={{ text: "" }}
      readBy={readBy}
      submit={submit}
      {...(look ? { look } : {})}
      check={({ text }) => ({ text: text.trim() === "" && t("decisions.note_needed") })}
      send={({ text }, key) => say({ ...note, text }, key)}
      done={() => done?.()}
    >
      {(field) => <TextArea {...field("text")} label={label} hint={hint} max={WORDS_AT_MOST} short />}
    </Form>
  );
}
