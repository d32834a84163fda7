import type { CommitmentOut } from "@/api/schema";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { StepReadBy } from "./StepReadBy";

type WordsFormProps = {
  commitment: CommitmentOut;
  draft: string;
  submit: string;
  label: string;
  send: (words?: string) => Promise<unknown>;
  done: () => void;
};

/** Optional words to one's partners before a step that is one's own. */
export function WordsForm({ commitment, draft, submit, label, send, done }: WordsFormProps) {
  return (
    <Form
      draft={draft}
      initial={{ words: "" }}
      readBy={<StepReadBy commitment={commitment} />}
      submit={submit}
      send={({ words }) => send(words.trim() || undefined)}
      done={done}
    >
      {(field) => <TextArea {...field("words")} label={label} max={1000} optional />}
    </Form>
  );
}
