import { weekdayNames } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import { FieldError } from "@/ui/form/FieldFrame";
import type { Bind } from "@/ui/form/Form";
import { Checkbox } from "@/ui/form/fields";
import { TimeField } from "@/ui/form/TimeField";
import type { Wish } from "./choosing";

/** On which days and when the digest comes, and when nothing does. */
export function WhenFields({ field, quiet }: { field: Bind<Wish>; quiet: boolean }) {
  const t = useT();
  return (
    <>
      <Days {...field("digest_days")} />
      <TimeField {...field("digest_at")} label={t("notices.digest_at")} />
      <Checkbox {...field("quiet_on")} label={t("notices.quiet")} means={t("notices.quiet_means")} />
      {quiet && (
        <>
          <TimeField {...field("quiet_since")} label={t("notices.quiet_since")} />
          <TimeField {...field("quiet_until")} label={t("notices.quiet_until")} />
        </>
      )}
    </>
  );
}

function Days({ id, name, value: days, error, onChange: change }: Bound<number[]>) {
  const t = useT();
  return (
    <fieldset
      className={error ? "field has-error" : "field"}
      aria-describedby={error ? `${id}-error` : undefined}
    >
      <legend className="label">{t("notices.digest_days")}</legend>
      {error && <FieldError id={id} text={error} />}
      <div className="pick">
        {weekdayNames().map((label, day) => (
          <Checkbox
            key={label}
            id={day === 0 ? id : `${id}-${day}`}
            name={`${name}-${day}`}
            value={days.includes(day)}
            onChange={(on) => change(on ? [...days, day].sort() : days.filter((one) => one !== day))}
            label={label}
          />
        ))}
      </div>
    </fieldset>
  );
}
