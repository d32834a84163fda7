import { useQuery } from "@tanstack/react-query";
import type { ActionSummary } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DataTable } from "@/ui/DataTable";
import { Loaded } from "@/ui/Loaded";
import { BesideEachOther } from "@/ui/people";
import { movingQuery } from "./queries";
import { stageWords } from "./stages";

/** The actions that are agreed or underway. */
export function Moving({ coalition }: { coalition: string }) {
  const t = useT();
  const query = useQuery(movingQuery(coalition));
  return (
    <Loaded query={query}>
      {({ items }) => {
        const moving = items.filter(({ status }) => status === "agreed" || status === "underway");
        if (moving.length === 0) return <p className="muted">{t("coalition.nothing_moves")}</p>;
        return (
          <DataTable
            caption={t("coalition.moving_caption")}
            heads={[t("coalition.col_action"), t("coalition.col_stage"), t("coalition.col_carried")]}
          >
            {moving.map((action) => (
              <MovingLine key={action.id} action={action} />
            ))}
          </DataTable>
        );
      }}
    </Loaded>
  );
}

function MovingLine({ action }: { action: ActionSummary }) {
  const t = useT();
  return (
    <tr>
      <th scope="row" className="words">
        <Link
          to="/c/$coalition/actions/$action"
          params={{ coalition: action.coalition_id, action: action.id }}
        >
          <bdi>{action.title}</bdi>
        </Link>
      </th>
      <td>{stageWords(action.status, t)}</td>
      <td>
        {action.co_owners.length > 0 && <BesideEachOther names={action.co_owners.map(({ name }) => name)} />}
        {action.looking_for_partners && <p className="meta">{t("coalition.looks_for_partners")}</p>}
        {action.waiting_for_a_yes && <p className="meta">{t("coalition.waits_for_a_yes")}</p>}
      </td>
    </tr>
  );
}
