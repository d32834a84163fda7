import { useInfiniteQuery } from "@tanstack/react-query";
import { BoardTable } from "@/features/commitments/BoardTable";
import { boardQuery } from "@/features/commitments/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";
import { MoreButton } from "@/ui/MoreButton";
import { Page } from "@/ui/Page";
import { Empty } from "@/ui/Rows";

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
        <Loaded query={query}>
          {({ pages }) => {
            const rows = pages.flatMap((page) => page.items);
            if (rows.length === 0) return <Empty>{t("commitments.board_empty")}</Empty>;
            return (
              <>
                <BoardTable rows={rows} />
                <MoreButton {...query} />
              </>
            );
          }}
        </Loaded>
      </div>
    </Page>
  );
}
