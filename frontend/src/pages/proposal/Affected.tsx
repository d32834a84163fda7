import type { ProposalOut } from "@/api/schema";
import { useProposal } from "@/features/decisions/mutations";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";

/** Whether it affects oneself, which nobody can say for another. Who said so is not shown, and few are not counted. */
export function Affected({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { affectsMe } = useProposal(proposal.id);
  const { affected, abilities, status } = proposal;
  if (!abilities.affects_me && !affected.some) return null;
  return (
    <section className="stack">
      <h2>{t("decisions.affected")}</h2>
      {affected.some && (
        <p>
          {affected.five_or_more === null
            ? t("decisions.affects_some")
            : t("decisions.affects_count", { count: affected.five_or_more })}
        </p>
      )}
      {affected.mine && <p>{t("decisions.affects_you")}</p>}
      {abilities.affects_me && (
        <>
          <p className="why">
            {t(status === "told" ? "decisions.affects_means_small" : "decisions.affects_means")}
          </p>
          <div className="btns">
            <ActionButton key={`${affected.mine}`} press={() => affectsMe(!affected.mine)}>
              {t(affected.mine ? "decisions.affects_no_longer" : "decisions.affects")}
            </ActionButton>
          </div>
        </>
      )}
    </section>
  );
}
