import { useQuery } from "@tanstack/react-query";
import type { ProposalOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { AnswerForm } from "@/features/decisions/AnswerForm";
import { useProposal } from "@/features/decisions/mutations";
import { ANSWERS } from "@/features/decisions/words";
import { useMe } from "@/features/people/queries";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Shape } from "@/ui/icons";

/** One's own voice: to be given while it is asked, or as it was given. And the proposer's taking back. */
export function YourVoice({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const name = useQuery(coalitionQuery(proposal.coalition_id)).data?.name ?? "";
  const { withdraw } = useProposal(proposal.id);
  const { answer, withdraw: mayWithdraw } = proposal.abilities;
  // Who proposes has said yes by proposing.
  const own = useMe()?.seats.some(({ id }) => id === proposal.proposed_by.id);
  const given = own ? null : proposal.my_answer;
  if (!answer && !given && !mayWithdraw) return null;
  return (
    <section id="voice">
      <h2>{t(answer ? "decisions.your_voice" : given ? "decisions.my_voice" : "decisions.your_proposal")}</h2>
      {answer && (
        <AnswerForm
          proposal={proposal}
          readBy={<T id="decisions.voice_read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
        />
      )}
      {given && <Given mine={given} />}
      {mayWithdraw && (
        <div className="btns">
          <ActionButton press={withdraw}>{t("decisions.withdraw")}</ActionButton>
        </div>
      )}
    </section>
  );
}

/** As text, not as a form that cannot be used. */
function Given({ mine }: { mine: NonNullable<ProposalOut["my_answer"]> }) {
  const t = useT();
  const chosen = ANSWERS.find(({ value }) => value === mine.answer);
  if (!chosen) return null;
  return (
    <>
      <p className="with-pair">
        <Shape name={chosen.shape} />
        <span>
          <T id="decisions.you_said" values={{ answer: t(chosen.label) }} />
        </span>
      </p>
      {mine.answer === "fine" && <p className="small muted">{t("decisions.fine_is_yours")}</p>}
    </>
  );
}
