import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProposalOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { proposalQuery } from "@/features/decisions/queries";
import { StillOpen, stillOpen } from "@/features/decisions/StillOpen";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { Link, navigate, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page, Reading } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { Empty } from "@/ui/Rows";
import { AmendForm, beganEarlier } from "./AmendForm";

/** The next version, which any member of the round can write. */
export function AmendPage() {
  const t = useT();
  const { coalition, proposal } = useParams("/c/$coalition/proposals/$proposal/amend");
  const query = useQuery(proposalQuery(proposal));
  return (
    <Page
      kind={t("decisions.next_version")}
      back={
        <Link className="back" to="/c/$coalition/proposals/$proposal" params={{ coalition, proposal }}>
          <Icon name="back" small />
          <bdi>{query.data?.title || t("decisions.proposal_title")}</bdi>
        </Link>
      }
    >
      <Loaded query={query}>
        {(found) => <Amend now={found} reload={async () => (await query.refetch()).data} />}
      </Loaded>
    </Page>
  );
}

type AmendProps = { now: ProposalOut; reload: () => Promise<ProposalOut | undefined> };

/** It starts from the version that was read; if another one came since, that stands beside one's own words. */
function Amend({ now, reload }: AmendProps) {
  const t = useT();
  const [from, setFrom] = useState(now);
  const [theirs, setTheirs] = useState(() => now.abilities.amend === true && beganEarlier(now));
  const here = useQuery(coalitionQuery(from.coalition_id));
  if (!from.abilities.amend && !theirs) return <Empty>{t("decisions.nothing_to_write")}</Empty>;

  async function changed() {
    setFrom((await reload()) ?? from);
    setTheirs(true);
  }

  function sent() {
    announce(t("decisions.version_sent"));
    return navigate({
      to: "/c/$coalition/proposals/$proposal",
      params: { coalition: from.coalition_id, proposal: from.id },
    });
  }

  return (
    <Reading beside={(theirs || stillOpen(from).length > 0) && <Before proposal={from} theirs={theirs} />}>
      {theirs && (
        <Notice>
          <p>{t("propose.changed_since")}</p>
        </Notice>
      )}
      <Loaded query={here}>
        {(coalition) => <AmendForm proposal={from} coalition={coalition} changed={changed} done={sent} />}
      </Loaded>
    </Reading>
  );
}

/** What the new version is to answer, and the one that came since. */
function Before({ proposal, theirs }: { proposal: ProposalOut; theirs: boolean }) {
  return (
    <>
      <StillOpen proposal={proposal} />
      {theirs && <Theirs proposal={proposal} />}
    </>
  );
}

function Theirs({ proposal: { version, title, text } }: { proposal: ProposalOut }) {
  const t = useT();
  return (
    <section className="stack">
      <h2>{t("decisions.theirs", { version })}</h2>
      <p className="words" dir="auto">
        <strong>{title}</strong>
      </p>
      <Prose text={text} />
    </section>
  );
}
