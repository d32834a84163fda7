import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { ActionRow } from "@/features/actions/ActionRow";
import { actionsQuery } from "@/features/actions/queries";
import { coalitionQuery } from "@/features/coalitions/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { PagedRows } from "@/ui/PagedRows";

/** What is carried together here, and who carries it. */
export function ActionsPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/actions");
  const query = useInfiniteQuery(actionsQuery(coalition));
  const may = useQuery(coalitionQuery(coalition)).data?.abilities;
  return (
    <Page kind={t("actions.list_title")} lead={t("actions.list_lead")}>
      <div className="stack-l">
        <div className="btns">
          {may?.propose && (
            <Link className={buttonClass("primary")} to="/c/$coalition/propose" params={{ coalition }}>
              {t("actions.propose")}
            </Link>
          )}
          {may?.act && (
            <Link className={buttonClass()} to="/c/$coalition/actions/new" params={{ coalition }}>
              {t("actions.write_down_underway")}
            </Link>
          )}
        </div>
        <div>
          <PagedRows
            query={query}
            none={t("actions.empty")}
            plain={false}
            label={t("actions.list_title")}
            row={(action) => <ActionRow key={action.id} action={action} />}
          />
        </div>
      </div>
    </Page>
  );
}
