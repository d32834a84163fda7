import type { InitiativeSummary } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DataTable } from "@/ui/DataTable";
import { BesideEachOther } from "@/ui/people";
import { STAGE_WORDS } from "./words";

/** Where each stands, and who takes part. */
export function InitiativeTable({ initiatives }: { initiatives: InitiativeSummary[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t("initiatives.caption")}
      heads={[t("initiatives.col_what"), t("initiatives.col_stage"), t("initiatives.col_people")]}
    >
      {initiatives.map(({ id, coalition_id, title, stage, partners, looking_for_partners }) => (
        <tr key={id}>
          <th scope="row" className="words">
            <Link
              to="/c/$coalition/initiatives/$initiative"
              params={{ coalition: coalition_id, initiative: id }}
            >
              <bdi>{title}</bdi>
            </Link>
          </th>
          <td>{t(STAGE_WORDS[stage])}</td>
          <td>
            {partners.length > 0 && <BesideEachOther names={partners.map(({ name }) => name)} />}
            {looking_for_partners && <p className="meta">{t("initiatives.looks_for_partners")}</p>}
          </td>
        </tr>
      ))}
    </DataTable>
  );
}
