import type { CommitmentOut } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { TextField } from "@/ui/form/fields";
import { takeUpBeside } from "./mutations";

type BesideFormProps = { commitment: CommitmentOut; done: (made: CommitmentOut) => void };

/** The work beside a part that went silent, as a commitment of one's own. That part stays as it is. */
export function BesideForm({ commitment, done }: BesideFormProps) {
  const t = useT();
  return (
    <Form
      draft={`beside.${commitment.id}`}
      initial={{ sentence: commitment.sentence, by_when: "" }}
      readBy={t("carry.beside_read_by")}
      submit={t("carry.beside_it")}
      check={({ sentence, by_when }) => ({
        sentence: sentence.trim() === "" && t("commitments.sentence_needed"),
        by_when: by_when === "" && t("commitments.day_needed"),
      })}
      send={(body, key) => takeUpBeside(commitment.id, body, key)}
      done={done}
    >
      {(field) => (
        <>
          <p className="hint">{t("carry.beside_hint")}</p>
          <TextField {...field("sentence")} label={t("commitments.sentence")} />
          <DateField {...field("by_when")} label={t("commitments.by_when")} min={dayFromNow(0)} />
        </>
      )}
    </Form>
  );
}
