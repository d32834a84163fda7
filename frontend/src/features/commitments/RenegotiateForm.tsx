import type { CommitmentOut } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { useOwnPart } from "./mutations";
import { StepReadBy } from "./StepReadBy";

type RenegotiateFormProps = { commitment: CommitmentOut; change: "date" | "smaller"; done: () => void };

/** Another date, or a smaller promise. In time, it counts as keeping faith. */
export function RenegotiateForm({ commitment, change, done }: RenegotiateFormProps) {
  const t = useT();
  const part = useOwnPart(commitment.id);
  const by_when = commitment.mine?.by_when ?? commitment.by_when;
  return (
    <Form
      key={change}
      draft={`${change}.${commitment.id}.${by_when}`}
      initial={{ by_when: change === "date" ? "" : by_when, sentence: commitment.sentence, words: "" }}
      readBy={
        <>
          <StepReadBy commitment={commitment} /> {t("carry.in_time")}
        </>
      }
      submit={t("commitments.change_it")}
      check={(values) => ({
        by_when: values.by_when === "" && t("commitments.day_needed"),
        sentence: values.sentence.trim() === "" && t("commitments.sentence_needed"),
      })}
      send={(values) =>
        part.renegotiate({
          ...(values.by_when !== by_when ? { by_when: values.by_when } : {}),
          ...(change === "smaller" && values.sentence !== commitment.sentence
            ? { sentence: values.sentence }
            : {}),
          ...(values.words.trim() ? { words: values.words } : {}),
        })
      }
      done={done}
    >
      {(field) => (
        <>
          {change === "smaller" && <TextField {...field("sentence")} label={t("commitments.sentence")} />}
          <DateField {...field("by_when")} label={t("commitments.by_when")} min={dayFromNow(0)} />
          <TextArea {...field("words")} label={t("commitments.words_label")} max={1000} optional />
        </>
      )}
    </Form>
  );
}
