import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { ProposalOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { proposalQuery } from "@/features/decisions/queries";
import { VoiceForm } from "@/features/decisions/VoiceForm";
import { announce } from "@/lib/announce";
import { T, useT } from "@/lib/i18n/react";
import { Link, navigate, useParams } from "@/lib/router";
import { Button } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page, Reading } from "@/ui/Page";
import { Empty } from "@/ui/Rows";
import { Before } from "./Before";

/** To answer in one's own words, on a page of its own. */
export function VoicePage() {
  const t = useT();
  const { coalition, proposal } = useParams("/c/$coalition/proposals/$proposal/voice");
  const query = useQuery(proposalQuery(proposal));
  const changes = query.data?.abilities.change_answer;
  return (
    <Page
      kind={t(changes ? "decisions.change_voice" : "decisions.your_voice")}
      back={
        <Link className="back" to="/c/$coalition/proposals/$proposal" params={{ coalition, proposal }}>
          <Icon name="back" small />
          <bdi>{query.data?.title || t("decisions.proposal_title")}</bdi>
        </Link>
      }
      lead={query.data?.stage && <When proposal={query.data} />}
    >
      <Loaded query={query}>
        {(found) => <Voice now={found} reload={async () => (await query.refetch()).data} />}
      </Loaded>
    </Page>
  );
}

function When({ proposal: { stage, version } }: { proposal: ProposalOut }) {
  if (!stage) return null;
  return (
    <T
      id="decisions.voice_until"
      values={{
        version,
        when: (
          <b>
            <DateTime value={stage.closes_at} />
          </b>
        ),
      }}
    />
  );
}

const isAsked = ({ abilities }: ProposalOut) => Boolean(abilities.answer || abilities.change_answer);

type VoiceProps = { now: ProposalOut; reload: () => Promise<ProposalOut | undefined> };

/** What is read stays as it was when one began; what is typed stays whatever happens to the text. */
function Voice({ now, reload }: VoiceProps) {
  const t = useT();
  const [read, setRead] = useState(now);
  const name = useQuery(coalitionQuery(read.coalition_id)).data?.name ?? "";
  if (!isAsked(read)) return <Empty>{t("decisions.nothing_to_answer")}</Empty>;

  async function changed() {
    setRead((await reload()) ?? read);
  }

  function sent() {
    announce(t("decisions.voice_sent"));
    return navigate({
      to: "/c/$coalition/proposals/$proposal",
      params: { coalition: read.coalition_id, proposal: read.id },
    });
  }

  const readBy = read.status === "told" ? "decisions.voice_read_by_small" : "decisions.voice_read_by";
  return (
    <Reading beside={<Before proposal={read} />}>
      <Meanwhile read={read} now={now} show={() => setRead(now)} />
      {read.my_response?.carried && <p>{t("decisions.carried_over")}</p>}
      <VoiceForm
        proposal={read}
        readBy={<T id={readBy} values={{ coalition: <bdi>{name}</bdi> }} />}
        changed={changed}
        done={sent}
      />
    </Reading>
  );
}

function Meanwhile({ read, now, show }: { read: ProposalOut; now: ProposalOut; show: () => void }) {
  const t = useT();
  if (!isAsked(now))
    return (
      <Notice kind="caution">
        <p>{t("decisions.over_meanwhile")}</p>
      </Notice>
    );
  if (now.version === read.version) return null;
  return (
    <Notice kind="caution">
      <p>{t("decisions.new_version_meanwhile", { version: now.version })}</p>
      <div className="btns">
        <Button onClick={show}>{t("decisions.show_new_version")}</Button>
      </div>
    </Notice>
  );
}
