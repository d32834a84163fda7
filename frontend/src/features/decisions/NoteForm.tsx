import type { ReactNode } from "react";
import type { NoteDraft } from "@/api/schema";
import { dropDraft, readDraft } from "@/lib/drafts";
import { useT } from "@/lib/i18n/react";
import type { ButtonLook } from "@/ui/Button";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { useProposal } from "./mutations";

const WORDS_AT_MOST = 1000;

/** What kind of note, and where it goes. */
export type Place = Pick<NoteDraft, "kind" | "to" | "objection_id">;

/** Under which name the words of a note are kept on this device until they are sent. */
const keptAs = (proposal: string, { kind, to, objection_id }: Place) =>
  `note.${proposal}.${kind}.${to ?? objection_id ?? ""}`;

/** Words on their way stay kept until they have arrived; to whoever wrote them they are said. */
const underway = new Set<string>();

/** What was typed in a place and not sent; empty where nothing was. */
export function begun(proposal: string, place: Place): string {
  const name = keptAs(proposal, place);
  return underway.has(name) ? "" : (readDraft<{ text: string }>(name)?.text ?? "").trim();
}

export const forgetBegun = (proposal: string, place: Place): void => dropDraft(keptAs(proposal, place));

type NoteFormProps = {
  proposal: string;
  note: Place;
  /** Where these words were begun, if they are said in another place now. */
  from?: Place;
  label: string;
  hint?: string;
  submit: string;
  look?: ButtonLook;
  readBy: ReactNode;
  done?: () => void;
};

/** One thing to say: a question, an answer, a reaction, a comment, a word to an objection. */
export function NoteForm(props: NoteFormProps) {
  const { proposal, note, from = note, label, hint, submit, look, readBy, done } = props;
  const t = useT();
  const { say } = useProposal(proposal);
  const name = keptAs(proposal, from);

  async function send(text: string, key: string) {
    underway.add(name);
    try {
      // The same words in another place are not the submission whose answer may have been lost.
      return await say({ ...note, text }, from === note ? key : `${key}-${note.kind}`);
    } catch (error) {
      underway.delete(name);
      throw error;
    }
  }

  return (
    <Form
      draft={name}
      initial={{ text: "" }}
      readBy={readBy}
      submit={submit}
      {...(look ? { look } : {})}
      check={({ text }) => ({ text: text.trim() === "" && t("decisions.note_needed") })}
      send={({ text }, key) => send(text, key)}
      done={() => {
        underway.delete(name);
        done?.();
      }}
    >
      {(field) => <TextArea {...field("text")} label={label} hint={hint} max={WORDS_AT_MOST} short />}
    </Form>
  );
}
