import type { ReactNode } from "react";
import type { CommitmentOut, Rhythm } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { Select, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { makeCommitment } from "./mutations";

export const RHYTHM_WORDS: Record<Rhythm, MessageId> = {
  none: "commitments.rhythm_none",
  weekly: "commitments.rhythm_weekly",
  two_weekly: "commitments.rhythm_two_weekly",
  monthly: "commitments.rhythm_monthly",
};
const RHYTHMS: Rhythm[] = ["weekly", "two_weekly", "monthly", "none"];

type CommitFormProps = {
  coalition: string;
  action: string | null;
  readBy: ReactNode;
  done: (made: CommitmentOut) => void;
};

export function CommitForm({ coalition, action, readBy, done }: CommitFormProps) {
  const t = useT();
  const today = dayFromNow(0);
  return (
    <Form
      draft={`commit.${coalition}`}
      initial={{
        sentence: "",
        by_when: "",
        rhythm: "weekly" as string,
        check_ins_read_by: "partners" as string,
      }}
      readBy={readBy}
      submit={t("commitments.make")}
      check={({ sentence, by_when }) => ({
        sentence: sentence.trim() === "" && t("commitments.sentence_needed"),
        by_when: by_when === "" && t("commitments.day_needed"),
      })}
      send={({ sentence, by_when, rhythm, check_ins_read_by }, key) =>
        makeCommitment(
          coalition,
          {
            sentence,
            by_when,
            rhythm: rhythm as Rhythm,
            read_by: "coalition",
            check_ins_read_by: check_ins_read_by as "partners" | "coalition",
            ...(action ? { action_id: action } : {}),
          },
          key,
        )
      }
      done={done}
    >
      {(field) => (
        <>
          <TextField
            {...field("sentence")}
            label={t("commitments.sentence")}
            hint={t("commitments.sentence_hint")}
          />
          <DateField {...field("by_when")} label={t("commitments.by_when")} min={today} />
          <Select
            {...field("rhythm")}
            label={t("commitments.rhythm")}
            hint={t("commitments.rhythm_hint")}
            options={RHYTHMS.map((value) => ({ value, label: t(RHYTHM_WORDS[value]) }))}
          />
          <RadioCards
            {...field("check_ins_read_by")}
            legend={t("commitments.who_reads")}
            choices={[
              { value: "partners", label: t("commitments.partners") },
              { value: "coalition", label: t("commitments.whole_coalition") },
            ]}
          />
        </>
      )}
    </Form>
  );
}
