import type { MandateOut } from "@/api/schema";
import { PeopleField } from "@/features/coalitions/PeopleField";
import { dayText } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import type { Bind } from "@/ui/form/Form";
import { Checkbox } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import type { Draft } from "./draft";
import { useYeses } from "./yeses";

type PeopleFieldsProps = { coalition: string; field: Bind<Draft>; values: Draft };

/** Everyone whose yes comes first. */
export function PeopleFields({ coalition, field, values }: PeopleFieldsProps) {
  const t = useT();
  const { in_name } = values;
  const { held, needed, used } = useYeses(coalition, values);
  return (
    <>
      <PeopleField
        {...field("names")}
        coalition={coalition}
        as="named"
        given={used}
        label={t("propose.names")}
        hint={t("propose.names_hint")}
        optional
      />
      <RadioCards
        {...field("in_name")}
        legend={t("propose.in_name")}
        choices={[
          { value: "own", label: t("propose.own") },
          { value: "ours", label: t("propose.ours"), means: t("propose.ours_means") },
          { value: "on_behalf", label: t("propose.on_behalf"), means: t("propose.on_behalf_means") },
        ]}
      />
      {(in_name === "ours" || in_name === "on_behalf") && (
        <PeopleField
          key={in_name}
          {...field("with_people")}
          coalition={coalition}
          as={in_name}
          given={used}
          label={t(in_name === "ours" ? "propose.with_whom" : "propose.for_whom")}
          {...(in_name === "on_behalf" ? { most: 1 } : {})}
        />
      )}
      <Mandates {...field("mandates")} fitting={held.filter(({ from_id }) => needed.includes(from_id))} />
    </>
  );
}

/** Shown where somebody chosen above gave one a yes beforehand: using it is one's own choice, each time. */
function Mandates({ fitting, ...bound }: Bound<string[]> & { fitting: MandateOut[] }) {
  const t = useT();
  if (fitting.length === 0) return null;
  const { value, onChange } = bound;
  return (
    <fieldset>
      <legend className="q">{t("propose.mandates")}</legend>
      {fitting.map(({ id, from_id, from_name, topic, until }) => (
        <Checkbox
          key={id}
          id={`${bound.id}-${id}`}
          name={bound.name}
          value={value.includes(from_id)}
          onChange={(use) => onChange(use ? [...value, from_id] : value.filter((one) => one !== from_id))}
          label={t("propose.use_mandate", { name: from_name, topic })}
          means={t("propose.use_mandate_means", { day: dayText(until) })}
        />
      ))}
    </fieldset>
  );
}
