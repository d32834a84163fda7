import { useInfiniteQuery } from "@tanstack/react-query";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Loaded } from "@/ui/Loaded";
import { MoreButton } from "@/ui/MoreButton";
import { Rows } from "@/ui/Rows";
import { ProposalRow } from "./ProposalRow";
import { openProposalsQuery } from "./queries";

/** Rounds that are open: a few of them, or page by page. */
export function OpenProposals({ coalition, few }: { coalition: string; few?: number }) {
  const t = useT();
  const query = useInfiniteQuery(openProposalsQuery(coalition));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const open = pages.flatMap((page) => page.items);
        if (open.length === 0) return <p className="muted">{t("decisions.none_open")}</p>;
        return (
          <>
            <Rows>
              {open.slice(0, few).map((proposal) => (
                <ProposalRow key={proposal.id} proposal={proposal} coalition={coalition} />
              ))}
            </Rows>
            {few === undefined && <MoreButton {...query} />}
            {few !== undefined && open.length > few && (
              <p>
                <Link to="/c/$coalition/decisions" params={{ coalition }}>
                  {t("decisions.all_open")}
                </Link>
              </p>
            )}
          </>
        );
      }}
    </Loaded>
  );
}
