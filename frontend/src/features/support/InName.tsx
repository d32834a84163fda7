import type { ReactNode } from "react";
import { useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import type { FieldWords } from "@/ui/form/FieldFrame";
import { RadioCards } from "@/ui/form/RadioCards";

/** Chooses members by name; it says of each that they are asked first. */
export type PeopleSlot = (
  field: Bound<string[]> & FieldWords,
  as: "named" | "on_behalf",
  most?: number,
) => ReactNode;

export type Whose = { in_name: string; with_people: string[]; names: string[] };
export const OWN: Whose = { in_name: "own", with_people: [], names: [] };

/** The people of those ways that are chosen now: what was picked for another one is not sent. */
export function whoseBody({ in_name, with_people, names }: Whose) {
  return {
    in_name: in_name as "own" | "ours" | "on_behalf",
    names,
    with_people: in_name === "on_behalf" ? with_people : [],
  };
}

type InNameProps = {
  fields: { in_name: Bound<string>; with_people: Bound<string[]>; names: Bound<string[]> };
  people: PeopleSlot;
  forAction: boolean;
  /** Who "ours" is, where it is not those who carry an action. */
  ours?: string;
};

/** In whose name it is asked, and whom the words name. Each of them is asked before a leader reads it. */
export function InName({ fields, people, forAction, ours: all }: InNameProps) {
  const t = useT();
  const ours = { value: "ours", label: all ?? t("support.name_ours"), means: t("support.name_ours_means") };
  return (
    <>
      <RadioCards
        {...fields.in_name}
        legend={t("support.in_name")}
        choices={[
          { value: "own", label: t("support.name_own"), means: t("support.name_own_means") },
          ...(forAction ? [ours] : []),
          { value: "on_behalf", label: t("support.name_behalf"), means: t("support.name_behalf_means") },
        ]}
      />
      {fields.in_name.value === "on_behalf" &&
        people({ ...fields.with_people, label: t("support.for_whom") }, "on_behalf")}
      {people(
        { ...fields.names, label: t("support.names"), hint: t("support.names_hint"), optional: true },
        "named",
      )}
    </>
  );
}
