import { useQuery } from "@tanstack/react-query";
import { lazy, Suspense } from "react";
import type { ProposalOut } from "@/api/schema";
import { Kicker } from "@/features/decisions/Kicker";
import { ProposalStages } from "@/features/decisions/ProposalStages";
import { proposalQuery } from "@/features/decisions/queries";
import { useT } from "@/lib/i18n/react";
import { useParams } from "@/lib/router";
import { Loaded, Loading } from "@/ui/Loaded";
import { Page, Reading } from "@/ui/Page";
import { Affected } from "./Affected";
import { Beside } from "./Beside";
import { Conversation } from "./Conversation";
import { Now } from "./Now";
import { Outcome } from "./Outcome";
import { OwnDraft } from "./OwnDraft";
import { Raised } from "./Raised";
import { TheText } from "./TheText";
import { Voices } from "./Voices";

/** Most proposals have nothing to choose among. */
const Choosing = lazy(async () => ({ default: (await import("./Choosing")).Choosing }));

/** What one proposes to all: understand it, be heard, decide together. */
export function ProposalPage() {
  const t = useT();
  const { proposal } = useParams("/c/$coalition/proposals/$proposal");
  const query = useQuery(proposalQuery(proposal));
  const title = query.data?.title;
  return (
    <Page
      kind={t("decisions.proposal_title")}
      heading={title || (query.data && t("decisions.no_title"))}
      words={Boolean(title)}
      kicker={query.data && <Kicker proposal={query.data} />}
      onPath
    >
      <Loaded query={query}>{(found) => <Proposal proposal={found} />}</Loaded>
    </Page>
  );
}

function Proposal({ proposal }: { proposal: ProposalOut }) {
  const { choosing } = proposal;
  const told = proposal.status !== "asking_first";
  return (
    <>
      <ProposalStages proposal={proposal} />
      <div className="below-path">
        <Reading beside={<Beside proposal={proposal} />}>
          <Outcome proposal={proposal} />
          {proposal.draft && <OwnDraft proposal={proposal} draft={proposal.draft} />}
          <Now proposal={proposal} />
          {choosing && (
            <Suspense fallback={<Loading />}>
              <Choosing proposal={proposal} choosing={choosing} />
            </Suspense>
          )}
          {told && (
            <>
              <Raised proposal={proposal} />
              <TheText proposal={proposal} />
              <Said proposal={proposal} />
            </>
          )}
        </Reading>
      </div>
    </>
  );
}

/** What was said about it, as long as it is kept. */
function Said({ proposal }: { proposal: ProposalOut }) {
  if (proposal.said_forgotten) return <p className="muted">{proposal.said_forgotten}</p>;
  return (
    <>
      <Affected proposal={proposal} />
      <Voices proposal={proposal} />
      <Conversation proposal={proposal} />
    </>
  );
}
