import type { ActionSummary } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { BesideEachOther, WithPair } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { STATUS_WORDS } from "./words";

/** An action in a list: where it stands, who carries it, and whether it waits for anybody. */
export function ActionRow({ action }: { action: ActionSummary }) {
  const t = useT();
  const open = {
    to: "/c/$coalition/actions/$action",
    params: { coalition: action.coalition_id, action: action.id },
  } as const;
  return (
    <Row
      level={2}
      title={<Link {...open}>{action.title}</Link>}
      why={
        <>
          <b>{t(STATUS_WORDS[action.status])}</b>
          {action.brought_along && ` · ${t("actions.brought_along")}`}
        </>
      }
    >
      <p className="action-people small">
        {action.co_owners.length > 0 && <BesideEachOther names={action.co_owners.map(({ name }) => name)} />}
        {action.looking_for_partners && <WithPair state="one">{t("actions.looking")}</WithPair>}
        {action.waiting_for_a_yes && <WithPair state="wait">{t("actions.waiting")}</WithPair>}
      </p>
    </Row>
  );
}
