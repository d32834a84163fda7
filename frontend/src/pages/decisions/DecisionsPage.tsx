import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ProposalStatus } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { DecisionTable } from "@/features/decisions/DecisionTable";
import { ProposalRow } from "@/features/decisions/ProposalRow";
import { decisionsQuery, proposalsQuery } from "@/features/decisions/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams, usePlace } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";
import { MoreButton } from "@/ui/MoreButton";
import { Page, Spread } from "@/ui/Page";
import { Empty, Rows } from "@/ui/Rows";

/** What is open, and what was agreed. */
export function DecisionsPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/decisions");
  const may = useQuery(coalitionQuery(coalition)).data?.abilities;
  return (
    <Page kind={t("decisions.title")} lead={t("decisions.lead")}>
      <Spread title={t("decisions.open")} mark="voice">
        <Proposals coalition={coalition} status="told" empty={t("decisions.none_open")} />
        {may?.propose && (
          <div className="btns">
            <Link className={buttonClass("primary")} to="/c/$coalition/propose" params={{ coalition }}>
              {t("decisions.propose_title")}
            </Link>
          </div>
        )}
      </Spread>
      <Full coalition={coalition} />
      <Spread title={t("decisions.agreed")} mark="done" note={t("decisions.agreed_note")}>
        <Decisions coalition={coalition} />
      </Spread>
    </Page>
  );
}

/** Shown when there are any: proposals that somebody spoke up about. */
function Full({ coalition }: { coalition: string }) {
  const t = useT();
  const { data } = useInfiniteQuery(proposalsQuery(coalition, "turned_full"));
  if (!data?.pages.some(({ items }) => items.length > 0)) return null;
  return (
    <Spread title={t("decisions.full")} note={t("decisions.full_note")} mark="objection">
      <Proposals coalition={coalition} status="turned_full" empty="" />
    </Spread>
  );
}

type ProposalsProps = { coalition: string; status: ProposalStatus; empty: string };

function Proposals({ coalition, status, empty }: ProposalsProps) {
  const query = useInfiniteQuery(proposalsQuery(coalition, status));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const proposals = pages.flatMap((page) => page.items);
        if (proposals.length === 0) return <p className="muted">{empty}</p>;
        return (
          <>
            <Rows>
              {proposals.map((proposal) => (
                <ProposalRow key={proposal.id} proposal={proposal} coalition={coalition} />
              ))}
            </Rows>
            <MoreButton {...query} />
          </>
        );
      }}
    </Loaded>
  );
}

function Decisions({ coalition }: { coalition: string }) {
  const t = useT();
  const { hash } = usePlace();
  const query = useInfiniteQuery(decisionsQuery(coalition));
  const open = hash.startsWith("#d-") ? hash.slice(3) : null;
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const decisions = pages.flatMap((page) => page.items);
        if (decisions.length === 0) return <Empty>{t("decisions.none_agreed")}</Empty>;
        return (
          <>
            <DecisionTable decisions={decisions} open={open} />
            <MoreButton {...query} />
          </>
        );
      }}
    </Loaded>
  );
}
