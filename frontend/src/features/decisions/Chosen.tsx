import type { ChosenOut, OptionOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { DataTable } from "@/ui/DataTable";
import { PersonOrFormer } from "@/ui/people";
import { OptionText } from "./OptionText";

type ChosenProps = { chosen: ChosenOut; zone: string | null | undefined };

/** What was decided among options, or drawn by lot; and how many could go with each. */
export function Chosen({ chosen: { options, picked, people, by_lot }, zone }: ChosenProps) {
  const t = useT();
  const named = people.filter(({ id }) => picked.includes(id));
  const approved = options.some(({ approvals }) => approvals !== null);
  return (
    <div className="stack-s">
      <h3>{t(by_lot ? "record.drawn" : "record.chosen")}</h3>
      <ul className="stack-s">
        {named.map(({ id, name }) => (
          <li key={id}>
            <PersonOrFormer name={name} />
          </li>
        ))}
        {options
          .filter((option) => option.picked)
          .map((option) => (
            <li key={option.text ?? option.time}>
              <strong>
                <OptionText option={option} zone={zone} />
              </strong>
            </li>
          ))}
      </ul>
      {approved && by_lot && <p>{t("record.level")}</p>}
      {approved && <Totals options={options} zone={zone} />}
    </div>
  );
}

function Totals({ options, zone }: { options: OptionOut[]; zone: ChosenProps["zone"] }) {
  const t = useT();
  return (
    <DataTable
      caption={t("record.totals")}
      heads={[t("record.option"), t("record.go_with"), t("record.came_of_it")]}
    >
      {options.map((option) => (
        <tr key={option.text ?? option.time}>
          <th scope="row">
            <OptionText option={option} zone={zone} />
          </th>
          <td className="num">{option.approvals}</td>
          <td>{option.picked ? t("record.chosen") : t("record.not_chosen")}</td>
        </tr>
      ))}
    </DataTable>
  );
}
