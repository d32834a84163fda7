import { weekdayNames } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import { FieldError } from "@/ui/form/FieldFrame";
import type { Bind } from "@/ui/form/Form";
import { Checkbox, Select, TextField } from "@/ui/form/fields";
import type { CommitValues } from "./draft";
import { NTH } from "./rhythms";

/** Every so many days, weeks or months, and on which of their days. */
export function OwnRhythmFields({ field, values }: { field: Bind<CommitValues>; values: CommitValues }) {
  const t = useT();
  return (
    <>
      <Select
        {...field("unit")}
        label={t("carry.unit")}
        options={[
          { value: "days", label: t("carry.unit_days") },
          { value: "weeks", label: t("carry.unit_weeks") },
          { value: "months", label: t("carry.unit_months") },
        ]}
      />
      <TextField {...field("every")} label={t("carry.every")} inputMode="numeric" maxLength={2} />
      {values.unit === "weeks" && <Weekdays {...field("weekdays")} />}
      {values.unit === "months" && <OfTheMonth field={field} values={values} />}
    </>
  );
}

function Weekdays({ id, name, value, onChange, error }: Bound<string[]>) {
  const t = useT();
  const toggle = (day: string, on: boolean) =>
    onChange(on ? [...value, day] : value.filter((other) => other !== day));
  return (
    <fieldset
      className={error ? "field has-error" : "field"}
      id={id}
      tabIndex={-1}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="label">{t("carry.weekdays")}</legend>
      {error && <FieldError id={id} text={error} />}
      <div className="pick">
        {weekdayNames().map((label, day) => (
          <Checkbox
            key={label}
            id={`${id}-${day}`}
            name={name}
            value={value.includes(`${day}`)}
            onChange={(on) => toggle(`${day}`, on)}
            label={label}
          />
        ))}
      </div>
    </fieldset>
  );
}

function OfTheMonth({ field, values }: { field: Bind<CommitValues>; values: CommitValues }) {
  const t = useT();
  const days = Array.from({ length: 31 }, (_, day) => `${day + 1}`);
  return (
    <>
      <Select
        {...field("month_by")}
        label={t("carry.month_by")}
        options={[
          { value: "day", label: t("carry.by_day") },
          { value: "weekday", label: t("carry.by_weekday") },
        ]}
      />
      {values.month_by === "day" ? (
        <Select
          {...field("day")}
          label={t("carry.day_of_month")}
          hint={t("carry.day_hint")}
          options={days.map((value) => ({ value, label: value }))}
        />
      ) : (
        <>
          <Select
            {...field("nth")}
            label={t("carry.nth")}
            options={["1", "2", "3", "4", "-1"].flatMap((value) => {
              const words = NTH[value];
              return words ? [{ value, label: t(words) }] : [];
            })}
          />
          <Select
            {...field("weekday")}
            label={t("carry.by_weekday")}
            options={weekdayNames().map((label, day) => ({ value: `${day}`, label }))}
          />
        </>
      )}
    </>
  );
}
