import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";

type WordsFormProps = {
  draft: string;
  submit: string;
  label: string;
  send: (words?: string) => Promise<unknown>;
  done: () => void;
};

/** Optional words to one's partners before a step that is one's own. */
export function WordsForm({ draft, submit, label, send, done }: WordsFormProps) {
  const t = useT();
  return (
    <Form
      draft={draft}
      initial={{ words: "" }}
      readBy={t("commitments.words_read_by")}
      submit={submit}
      send={({ words }) => send(words.trim() || undefined)}
      done={done}
    >
      {(field) => <TextArea {...field("words")} label={label} max={1000} optional />}
    </Form>
  );
}
