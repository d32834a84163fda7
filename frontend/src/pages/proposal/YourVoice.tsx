import { useQuery } from "@tanstack/react-query";
import type { ProposalOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { AnswerForm } from "@/features/decisions/AnswerForm";
import { useProposal } from "@/features/decisions/mutations";
import { ANSWERS } from "@/features/decisions/words";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Shape } from "@/ui/icons";

/** One's own voice: to be given while it is asked, or as it was given. And the proposer's taking back. */
export function YourVoice({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const name = useQuery(coalitionQuery(proposal.coalition_id)).data?.name ?? "";
  const { withdraw } = useProposal(proposal.id);
  const { answer, withdraw: mayWithdraw } = proposal.abilities;
  if (!answer && !proposal.my_answer && !mayWithdraw) return null;
  return (
    <section id="voice">
      <h2>{t(answer ? "decisions.your_voice" : "decisions.my_voice")}</h2>
      {answer && (
        <AnswerForm
          proposal={proposal}
          readBy={<T id="decisions.voice_read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
        />
      )}
      {proposal.my_answer && <Given mine={proposal.my_answer} />}
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
