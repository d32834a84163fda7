import type { DecisionLine } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DataTable } from "@/ui/DataTable";
import { DateTime } from "@/ui/DateTime";
import { METHOD_WORDS } from "./words";

type DecisionTableProps = { coalition: string; decisions: DecisionLine[] };

/** A real table: what was agreed, how, and when it is looked at again. */
export function DecisionTable({ coalition, decisions }: DecisionTableProps) {
  const t = useT();
  return (
    <DataTable
      caption={t("decisions.caption")}
      heads={[
        t("decisions.col_number"),
        t("decisions.col_what"),
        t("decisions.col_how"),
        t("decisions.col_review"),
      ]}
    >
      {decisions.map(({ id, number, title, method, review_on }) => (
        <tr key={id}>
          <td className="num">{number}</td>
          <th scope="row">
            <Link
              className="words"
              to="/c/$coalition/decisions/$decision"
              params={{ coalition, decision: id }}
            >
              <bdi>{title}</bdi>
            </Link>
          </th>
          <td>{t(METHOD_WORDS[method])}</td>
          <td>
            <DateTime value={review_on} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
