import { isReviewed } from "@/features/decisions/kinds";
import { dayFromNow } from "@/lib/dates";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Details } from "@/ui/Details";
import { DateField } from "@/ui/form/DateField";
import type { Bind } from "@/ui/form/Form";
import { Select, TextArea, TextField } from "@/ui/form/fields";
import { canBeTried, type Draft, TEXT_AT_MOST } from "./draft";
import { Particulars } from "./Particulars";
import { firstReview } from "./review";

const THREE_YEARS = 3 * 365;
const TRIALS = [14, 30, 60, 90];
/** Where the text itself is what will stand, it is asked for word for word, and for nothing besides. */
export const TEXT_WORDS: Partial<Record<string, MessageId>> = {
  agreement: "propose.text_agreement",
  purpose: "propose.text_purpose",
};

type WordsFieldsProps = {
  coalition: string;
  field: Bind<Draft>;
  values: Draft;
  change: (part: Partial<Draft>) => void;
};

/** In short, in full, what belongs to the kind, and when it is looked at again. */
export function WordsFields({ coalition, field, values, change }: WordsFieldsProps) {
  const t = useT();
  const wordForWord = TEXT_WORDS[values.kind];
  return (
    <>
      <Particulars coalition={coalition} field={field} values={values} change={change} />
      <TextField {...field("title")} label={t("propose.short")} hint={t("propose.short_hint")} />
      <TextArea
        {...field("text")}
        label={t(wordForWord ?? "propose.words")}
        hint={!wordForWord && t("propose.text_hint")}
        max={TEXT_AT_MOST}
      />
      {isReviewed(values.kind) && <HowLong field={field} values={values} />}
    </>
  );
}

function HowLong({ field, values }: Pick<WordsFieldsProps, "field" | "values">) {
  const t = useT();
  const review = field("review_on");
  const trial = field("trial_days");
  const said = values.review_on + values.trial_days + (review.error ?? "") + (trial.error ?? "");
  return (
    <Details summary={t("propose.for_how_long")} open={said !== ""}>
      <div className="stack">
        <DateField
          {...review}
          label={t("propose.review")}
          hint={t("propose.review_hint")}
          optional
          min={firstReview(values)}
          max={dayFromNow(THREE_YEARS)}
        />
        {canBeTried(values.kind) && (
          <Select
            {...trial}
            label={t("propose.trial")}
            hint={t("propose.trial_hint")}
            options={[
              { value: "", label: t("propose.no_trial") },
              ...TRIALS.map((count) => ({ value: `${count}`, label: t("propose.trial_days", { count }) })),
            ]}
          />
        )}
      </div>
    </Details>
  );
}
