import type { ProposalOut } from "@/api/schema";
import { useProposal } from "@/features/decisions/mutations";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Disclosed } from "@/ui/Disclosed";

/** Whether it affects oneself, which nobody can say for another. Who said so is not shown, and few are not counted. */
export function Affected({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { affected, abilities } = proposal;
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
      {abilities.affects_me && <SayIt proposal={proposal} />}
    </section>
  );
}

/** What one's word brings about comes before the press; where it ends all at once, a second press says so. */
function SayIt({ proposal: { id, status, choosing, affected } }: { proposal: ProposalOut }) {
  const t = useT();
  const { affectsMe } = useProposal(id);
  const press = (words: MessageId) => (
    <div className="btns">
      <ActionButton key={`${affected.mine}`} press={() => affectsMe(!affected.mine)}>
        {t(words)}
      </ActionButton>
    </div>
  );
  if (choosing && !affected.mine) {
    return (
      <Disclosed label={t("decisions.affects")}>
        {() => (
          <>
            <p>{t("decisions.affects_means_chosen")}</p>
            {press("decisions.affects_and_ends")}
          </>
        )}
      </Disclosed>
    );
  }
  return (
    <>
      <p className="why">
        {t(status === "told" ? "decisions.affects_means_small" : "decisions.affects_means")}
      </p>
      {press(affected.mine ? "decisions.affects_no_longer" : "decisions.affects")}
    </>
  );
}
