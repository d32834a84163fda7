import type { AgreementVersion, AgreementWithVersions } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DataTable } from "@/ui/DataTable";
import { DateTime } from "@/ui/DateTime";

/** Every version of an agreement with the decision behind it, the newest first. */
export function VersionTable({ agreement }: { agreement: AgreementWithVersions }) {
  const t = useT();
  const { id, coalition_id: coalition, versions } = agreement;
  return (
    <DataTable
      caption={t("agreements.versions_caption")}
      heads={[t("agreements.col_version"), t("agreements.col_decision"), t("agreements.col_since")]}
    >
      {versions.map((version) => (
        <tr key={version.id}>
          <th scope="row">
            <span className="num">{version.version}</span>{" "}
            {version.id === id ? (
              <bdi className="words">{version.title}</bdi>
            ) : (
              <Link
                className="words"
                to="/c/$coalition/agreements/$agreement"
                params={{ coalition, agreement: version.id }}
              >
                <bdi>{version.title}</bdi>
              </Link>
            )}
            <What version={version} />
          </th>
          <td className="num nowrap">
            <Link
              to="/c/$coalition/decisions/$decision"
              params={{ coalition, decision: version.decision_id }}
            >
              {t("agreements.decision", { number: version.decision_number })}
            </Link>
          </td>
          <td>
            <DateTime value={version.effective_from} dayOnly />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

function What({ version: { retired, restores } }: { version: AgreementVersion }) {
  const t = useT();
  if (retired) return <p className="meta">{t("agreements.ended_it")}</p>;
  if (restores === null) return null;
  return <p className="meta">{t("agreements.came_back", { version: restores })}</p>;
}
