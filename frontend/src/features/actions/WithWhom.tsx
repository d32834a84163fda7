import type { MemberOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import { FieldError } from "@/ui/form/FieldFrame";
import { Checkbox } from "@/ui/form/fields";

type WithWhomProps = Bound<string[]> & { others: MemberOut[] };

/** Who will be asked. Nobody is in it before their own yes. */
export function WithWhom({ id, name, value, onChange, error, others }: WithWhomProps) {
  const t = useT();
  const toggle = (member: string, on: boolean) =>
    onChange(on ? [...value, member] : value.filter((other) => other !== member));
  return (
    <fieldset aria-describedby={`${id}-hint`} id={id} tabIndex={-1}>
      <legend className="q">{t("actions.with_whom")}</legend>
      <p className="hint" id={`${id}-hint`}>
        {others.length > 0 ? t("actions.with_whom_hint") : t("actions.nobody_to_ask")}
      </p>
      {error && <FieldError id={id} text={error} />}
      <div className="pick">
        {others.map((member) => (
          <Checkbox
            key={member.id}
            id={`${id}-${member.id}`}
            name={name}
            value={value.includes(member.id)}
            onChange={(on) => toggle(member.id, on)}
            label={member.name}
          />
        ))}
      </div>
    </fieldset>
  );
}
