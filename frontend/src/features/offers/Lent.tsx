import { dayFromNow } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import { DateField } from "@/ui/form/DateField";
import { FieldError } from "@/ui/form/FieldFrame";
import { Checkbox } from "@/ui/form/fields";
import { LENT } from "./words";

export const isLent = (kind: string) => (LENT as string[]).includes(kind);

type LentProps = { kind: string; until: Bound<string>; noStrings: Bound<boolean>; always?: boolean };

/** Until when something is there, which is asked of all that is lent; and that nothing is expected for it. */
export function Lent({ kind, until, noStrings, always = false }: LentProps) {
  const t = useT();
  const lent = isLent(kind);
  return (
    <>
      {(lent || always) && (
        <DateField {...until} label={t("offers.until")} min={dayFromNow(0)} optional={!lent} />
      )}
      {lent && (
        <div className="stack">
          {noStrings.error && <FieldError id={noStrings.id} text={noStrings.error} />}
          <Checkbox {...noStrings} label={t("offers.no_strings")} means={t("offers.no_strings_means")} />
        </div>
      )}
    </>
  );
}
