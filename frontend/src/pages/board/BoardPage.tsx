import { useInfiniteQuery } from "@tanstack/react-query";
import { BoardTable } from "@/features/commitments/BoardTable";
import { boardQuery } from "@/features/commitments/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { Paged } from "@/ui/PagedRows";

/** Who holds what: the coalition's open commitments. */
export function BoardPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/board");
  const query = useInfiniteQuery(boardQuery(coalition));
  return (
    <Page kind={t("commitments.board_title")} lead={t("commitments.board_lead")}>
      <div className="stack-l">
        {query.data && (
          <div className="btns">
            <Link className={buttonClass("primary")} to="/c/$coalition/commit" params={{ coalition }}>
              {t("today.commit")}
            </Link>
          </div>
        )}
        <Paged query={query} none={t("commitments.board_empty")}>
          {(rows) => <BoardTable rows={rows} />}
        </Paged>
      </div>
    </Page>
  );
}
