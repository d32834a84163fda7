import type { DraftOut, ProposalOut } from "@/api/schema";
import { AskedFor } from "@/features/consents/ConsentRow";
import { StateSentence } from "@/features/consents/WhatHappened";
import { useProposal } from "@/features/decisions/mutations";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { Prose } from "@/ui/Prose";

type OwnDraftProps = { proposal: ProposalOut; draft: DraftOut };

/** One's own words that wait for a yes: nobody else knows of them. */
export function OwnDraft({ proposal, draft }: OwnDraftProps) {
  const t = useT();
  return (
    <section className="stack">
      <h2>{t(proposal.version === 0 ? "decisions.your_proposal" : "decisions.your_next_version")}</h2>
      <Notice kind="accent">
        <p>{t(waitsFor(draft))}</p>
        {draft.waits_for === "yes" && <p>{t("decisions.silence_is_no")}</p>}
        {draft.overtaken && proposal.version > 0 && <p>{t("decisions.draft_overtaken")}</p>}
      </Notice>
      <Asked draft={draft} />
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

/** Each question that was put about it, with its state: it is answered, or taken, on its own page. */
function Asked({ draft: { asked } }: { draft: DraftOut }) {
  if (asked.length === 0) return null;
  return (
    <ul className="stack-s">
      {asked.map((consent) => (
        <li key={consent.id}>
          <Link to="/consents/$consent" params={{ consent: consent.id }}>
            <AskedFor consent={consent} />
          </Link>
          {". "}
          <StateSentence consent={consent} />
        </li>
      ))}
    </ul>
  );
}

/** What it lacks before it goes out. */
function waitsFor({ waits_for, held, overtaken }: DraftOut): MessageId {
  if (waits_for === "yes") return "decisions.draft_waits";
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
