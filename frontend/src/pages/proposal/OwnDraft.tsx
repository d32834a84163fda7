import type { DraftOut, ProposalOut } from "@/api/schema";
import { useProposal } from "@/features/decisions/mutations";
import { Names } from "@/features/decisions/Names";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { Prose } from "@/ui/Prose";

type OwnDraftProps = { proposal: ProposalOut; draft: DraftOut };

/** One's own words that wait for a yes: nobody else knows of them. */
export function OwnDraft({ proposal, draft }: OwnDraftProps) {
  const t = useT();
  const asked = [...draft.names, ...draft.with_people];
  return (
    <section className="stack">
      <h2>{t(proposal.version === 0 ? "decisions.your_proposal" : "decisions.your_next_version")}</h2>
      <Notice kind="accent">
        <p>
          {draft.waits_for === "yes" ? (
            <T id="decisions.draft_waits" values={{ who: <Names people={asked} /> }} />
          ) : (
            t(waitsFor(draft))
          )}
        </p>
        {draft.waits_for === "yes" && <p>{t("decisions.silence_is_no")}</p>}
        {draft.overtaken && proposal.version > 0 && <p>{t("decisions.draft_overtaken")}</p>}
      </Notice>
      <div className="sheet">
        <p className="words" dir="auto">
          <strong>{draft.title}</strong>
        </p>
        <Prose text={draft.text} />
      </div>
      <Ways proposal={proposal} />
    </section>
  );
}

/** What it needs besides a yes. */
function waitsFor({ waits_for, held, overtaken }: DraftOut): MessageId {
  if (waits_for === "stage") return "decisions.draft_stands_still";
  return held || overtaken ? "decisions.draft_held" : "decisions.draft_cleared";
}

function Ways({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { dropDraft } = useProposal(proposal.id);
  const { edit_draft, drop_draft } = proposal.abilities;
  if (!edit_draft && !drop_draft) return null;
  return (
    <div className="btns">
      {edit_draft && (
        <Link
          className={buttonClass()}
          to="/c/$coalition/proposals/$proposal/draft"
          params={{ coalition: proposal.coalition_id, proposal: proposal.id }}
        >
          {t("decisions.edit_draft")}
        </Link>
      )}
      {drop_draft && (
        <ActionButton press={dropDraft} said={t("decisions.draft_dropped")}>
          {t("decisions.drop_draft")}
        </ActionButton>
      )}
    </div>
  );
}
