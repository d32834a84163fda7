import type { ReactNode } from "react";
import type { CommitmentOut, Rhythm } from "@/api/schema";
import { dayFromNow, dayOfWeek } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { Disclosed } from "@/ui/Disclosed";
import type { Bound } from "@/ui/form/binding";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { type Option, Select, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { bodyOf, nothingSaid } from "./draft";
import { makeCommitment } from "./mutations";
import { OwnRhythmFields } from "./OwnRhythmFields";
import { ON_A_WEEKDAY, RHYTHM_WORDS, RHYTHMS } from "./rhythms";

type CommitFormProps = {
  coalition: string;
  /** The weekday of the coalition's check-ins, as far as its reader may know it. */
  weekday: number | null;
  action: string | null;
  /** What else it can serve: each value is a kind, and an id where it has one. */
  serves: Option[];
  /** Who could hold it, too. */
  people: (field: Bound<string[]>) => ReactNode;
  readBy: ReactNode;
  done: (made: CommitmentOut) => void;
};

/** Four fields are enough; whom it is for and with whom stand behind a disclosure. */
export function CommitForm({ coalition, weekday, action, serves, people, readBy, done }: CommitFormProps) {
  const t = useT();
  const today = dayFromNow(0);
  const initial = nothingSaid(action);
  const choices: Option[] = [
    { value: "itself", label: t("carry.serves_itself") },
    { value: "learning", label: t("carry.serves_learning") },
    ...(action ? [{ value: `action ${action}`, label: t("carry.serves_action") }] : []),
    ...serves,
  ];

  function rhythmWords(value: Rhythm): string {
    const named = ON_A_WEEKDAY[value];
    return named && weekday !== null ? t(named, { weekday: dayOfWeek(weekday) }) : t(RHYTHM_WORDS[value]);
  }

  return (
    <Form
      draft={`commit.${coalition}`}
      initial={initial}
      readBy={readBy}
      submit={t("commitments.make")}
      check={(values) => ({
        sentence: values.sentence.trim() === "" && t("commitments.sentence_needed"),
        by_when: values.by_when === "" && t("commitments.day_needed"),
        ...(values.rhythm === "own" && {
          every: !/^[1-9]\d?$/.test(values.every.trim()) && t("carry.every_needed"),
          weekdays: values.unit === "weeks" && values.weekdays.length === 0 && t("carry.weekdays_needed"),
        }),
      })}
      send={(values, key) => makeCommitment(coalition, bodyOf(values), key)}
      done={done}
    >
      {(field, { values }) => (
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
            options={RHYTHMS.map((value) => ({ value, label: rhythmWords(value) }))}
          />
          {values.rhythm === "own" && <OwnRhythmFields field={field} values={values} />}
          <RadioCards
            {...field("check_ins_read_by")}
            legend={t("commitments.who_reads")}
            choices={[
              { value: "partners", label: t("commitments.partners") },
              { value: "coalition", label: t("commitments.whole_coalition") },
            ]}
          />
          <Disclosed label={t("carry.more")} startsOpen={values.ask.length > 0}>
            {() => (
              <div className="stack-l">
                <Select {...field("serves")} label={t("carry.serves")} options={choices} />
                {people(field("ask"))}
              </div>
            )}
          </Disclosed>
        </>
      )}
    </Form>
  );
}
