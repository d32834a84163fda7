import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { coalitionQuery } from "@/features/coalitions/queries";
import { DecisionTable } from "@/features/decisions/DecisionTable";
import { OpenProposals } from "@/features/decisions/OpenProposals";
import { decisionsQuery } from "@/features/decisions/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Page, Spread } from "@/ui/Page";
import { Paged } from "@/ui/PagedRows";

/** What is open, and what was agreed. */
export function DecisionsPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/decisions");
  const may = useQuery(coalitionQuery(coalition)).data?.abilities;
  return (
    <Page kind={t("decisions.title")} lead={t("decisions.lead")}>
      <Spread title={t("decisions.open")} mark="voice">
        <OpenProposals coalition={coalition} />
        {may?.propose && (
          <div className="btns">
            <Link className={buttonClass("primary")} to="/c/$coalition/propose" params={{ coalition }}>
              {t("decisions.propose_title")}
            </Link>
          </div>
        )}
      </Spread>
      <Spread title={t("decisions.agreed")} mark="done" note={t("decisions.agreed_note")}>
        <Decisions coalition={coalition} />
      </Spread>
    </Page>
  );
}

function Decisions({ coalition }: { coalition: string }) {
  const t = useT();
  const query = useInfiniteQuery(decisionsQuery(coalition));
  return (
    <Paged query={query} none={t("decisions.none_agreed")}>
      {(decisions) => <DecisionTable coalition={coalition} decisions={decisions} />}
    </Paged>
  );
}
