import { dayFromNow, fridayFromNow } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { Button } from "../Button";
import { DateTime } from "../DateTime";
import { type Bound, described } from "./binding";
import { FieldFrame, type FieldWords } from "./FieldFrame";

type DateProps = Bound<string> & FieldWords & { min?: string; max?: string };

/** Three quick choices, and the device's own date field. The value is "2026-11-27". */
export function DateField({ id, name, value, onChange, error, label, hint, optional, min, max }: DateProps) {
  const t = useT();
  const quick = [
    { text: t("ui.date_friday"), day: fridayFromNow(1) },
    { text: t("ui.date_two_weeks"), day: fridayFromNow(8) },
    { text: t("ui.date_month"), day: dayFromNow(30) },
  ].filter(({ day }) => (!min || day >= min) && (!max || day <= max));
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional ?? false} error={error}>
      <div className="btns">
        {quick.map(({ text, day }) => (
          <Button key={text} aria-pressed={value === day} onClick={() => onChange(day)}>
            {text}
          </Button>
        ))}
      </div>
      <input
        className="input date"
        {...described(id, hint, error)}
        id={id}
        name={name}
        type="date"
        min={min}
        max={max}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      {value && (
        <p className="meta">
          <DateTime value={value} />
        </p>
      )}
    </FieldFrame>
  );
}
