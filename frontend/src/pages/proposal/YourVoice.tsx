import { useQuery } from "@tanstack/react-query";
import type { ProposalOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { AnswerForm } from "@/features/decisions/AnswerForm";
import { useProposal } from "@/features/decisions/mutations";
import { ANSWERS } from "@/features/decisions/words";
import { useMe } from "@/features/people/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";
import { Shape } from "@/ui/icons";

/** One's own voice: to be given while it is asked, or as it was given. The proposer's own ways stand here too. */
export function YourVoice({ proposal }: { proposal: ProposalOut }) {
  // Who proposes has said yes by proposing.
  const own = useMe()?.seats.some(({ id }) => id === proposal.proposed_by.id);
  if (own) return <YourProposal proposal={proposal} />;
  if (proposal.abilities.answer) return <ToAnswer proposal={proposal} />;
  return proposal.my_answer && <Given mine={proposal.my_answer} />;
}

function ToAnswer({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const name = useQuery(coalitionQuery(proposal.coalition_id)).data?.name ?? "";
  return (
    <section id="voice">
      <h2>{t("decisions.your_voice")}</h2>
      <AnswerForm
        proposal={proposal}
        readBy={<T id="decisions.voice_read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
      />
    </section>
  );
}

function YourProposal({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { withdraw } = useProposal(proposal.id);
  const mayWithdraw = proposal.abilities.withdraw;
  const stopped = proposal.status === "turned_full" || proposal.status === "withdrawn";
  if (!mayWithdraw && !stopped) return null;
  return (
    <section id="voice">
      <h2>{t("decisions.your_proposal")}</h2>
      <div className="btns">
        {stopped && <Anew proposal={proposal} />}
        {mayWithdraw && <ActionButton press={withdraw}>{t("decisions.withdraw")}</ActionButton>}
      </div>
    </section>
  );
}

/** With the words it had, to be changed by what was heard. */
function Anew({ proposal: { id, coalition_id } }: { proposal: ProposalOut }) {
  const t = useT();
  return (
    <Link
      className={buttonClass()}
      to="/c/$coalition/propose"
      params={{ coalition: coalition_id }}
      search={{ from: id }}
    >
      {t("decisions.propose_anew")}
    </Link>
  );
}

/** As text, not as a form that cannot be used. */
function Given({ mine }: { mine: NonNullable<ProposalOut["my_answer"]> }) {
  const t = useT();
  const chosen = ANSWERS.find(({ value }) => value === mine.answer);
  if (!chosen) return null;
  return (
    <section id="voice">
      <h2>{t("decisions.my_voice")}</h2>
      <p className="with-pair">
        <Shape name={chosen.shape} />
        <span>
          <T id="decisions.you_said" values={{ answer: t(chosen.label) }} />
        </span>
      </p>
      {mine.answer === "fine" && <p className="small muted">{t("decisions.fine_is_yours")}</p>}
    </section>
  );
}
