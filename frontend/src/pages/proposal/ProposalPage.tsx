import { useQuery } from "@tanstack/react-query";
import type { ProposalOut } from "@/api/schema";
import { Hear } from "@/features/decisions/Hear";
import { ProposalStages } from "@/features/decisions/ProposalStages";
import { proposalQuery } from "@/features/decisions/queries";
import { KIND_WORDS } from "@/features/decisions/words";
import { T, useT } from "@/lib/i18n/react";
import { useParams } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Loaded } from "@/ui/Loaded";
import { Page, Reading } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { PersonName } from "@/ui/people";
import { Beside } from "./Beside";
import { Outcome } from "./Outcome";
import { YourVoice } from "./YourVoice";

/** What one proposes to all: understand it, and say what you see. */
export function ProposalPage() {
  const t = useT();
  const { proposal } = useParams("/c/$coalition/proposals/$proposal");
  const query = useQuery(proposalQuery(proposal));
  return (
    <Page
      kind={t("decisions.proposal_title")}
      heading={query.data?.title}
      words={query.data !== undefined}
      kicker={query.data && <Kicker proposal={query.data} />}
      onPath
    >
      <Loaded query={query}>{(found) => <Proposal proposal={found} />}</Loaded>
    </Page>
  );
}

function Kicker({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  return (
    <T
      id="decisions.proposed_by"
      values={{ kind: t(KIND_WORDS[proposal.kind]), who: <PersonName name={proposal.proposed_by.name} /> }}
    />
  );
}

function Proposal({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  return (
    <>
      <ProposalStages proposal={proposal} />
      <div className="below-path">
        <Reading beside={<Beside proposal={proposal} />}>
          {proposal.status !== "told" && <Outcome proposal={proposal} />}
          <section>
            <h2>{t("decisions.what_is_proposed")}</h2>
            <Particulars proposal={proposal} />
            <Prose text={proposal.text} />
          </section>
          {proposal.against.length > 0 && (
            <section>
              <h2>{t("decisions.raised")}</h2>
              {proposal.against.map((voice) => (
                <Hear key={`${voice.at}${voice.by?.id}`} voice={voice} />
              ))}
            </section>
          )}
          <YourVoice proposal={proposal} />
        </Reading>
      </div>
    </>
  );
}

function Particulars({ proposal: { kind, payload } }: { proposal: ProposalOut }) {
  const t = useT();
  if (!payload.name) return null;
  return (
    <dl className="facts two">
      <dt>{t(kind === "group" ? "decisions.which_group" : "decisions.who_follows")}</dt>
      <dd>
        <bdi>{payload.name}</bdi>
      </dd>
      {payload.until && (
        <>
          <dt>{t("decisions.until_day")}</dt>
          <dd>
            <DateTime value={payload.until} />
          </dd>
        </>
      )}
    </dl>
  );
}
