import type { RowOut, RowState } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { DataTable } from "@/ui/DataTable";

const STATES: Record<RowState, MessageId> = {
  new: "roster.state_new",
  already: "roster.state_already",
  wrong: "roster.state_wrong",
};

/** Line by line: what would become of it, and why not. */
export function RosterTable({ rows }: { rows: RowOut[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t("roster.caption")}
      heads={[t("roster.col_line"), t("roster.col_name"), t("roster.col_email"), t("roster.col_state")]}
    >
      {rows.map((row) => (
        <tr key={row.line}>
          <td className="num">{row.line}</td>
          <th scope="row">
            <bdi>{row.name}</bdi>
          </th>
          <td>
            <bdi dir="ltr">{row.email}</bdi>
          </td>
          <td>
            {row.state === "wrong" ? <b>{t(STATES.wrong)}</b> : t(STATES[row.state])}
            {row.detail && <p className="meta">{row.detail}</p>}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
