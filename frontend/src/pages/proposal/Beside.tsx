import type { ReactNode } from "react";
import type { Kind, ProposalOut } from "@/api/schema";
import { isReviewed } from "@/features/decisions/kinds";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Details } from "@/ui/Details";

/** What is not decided by consent. */
const HOW: Partial<Record<Kind, MessageId>> = {
  choice: "decisions.how_choice",
  lot: "decisions.how_lot",
};

/** When and how it is decided. Never how many have answered: only whether all have, and whether it is enough. */
export function Beside({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { status, stage, kind } = proposal;
  const small = proposal.weight === "small";
  return (
    <aside aria-label={t("decisions.about_round")}>
      <div className="stack">
        <h2>{t("decisions.about_round")}</h2>
        <dl className="facts">
          {status !== "asking_first" && (
            <Fact name="decisions.proposed">
              <DateTime value={proposal.opened_at} />
            </Fact>
          )}
          {stage && <Open stage={stage} enough={proposal.quorum_reached} />}
          <Fact name="decisions.how">
            {t(HOW[kind] ?? (small ? "decisions.how_small" : "decisions.how_full"))}
          </Fact>
          {isReviewed(kind) && (
            <Fact name="decisions.review">
              <DateTime value={proposal.review_on} />
            </Fact>
          )}
          {proposal.trial_days !== null && (
            <Fact name="decisions.trial">{t("decisions.trial_ends", { count: proposal.trial_days })}</Fact>
          )}
        </dl>
        {!HOW[kind] && <Explained small={small} />}
      </div>
    </aside>
  );
}

function Open({ stage, enough }: { stage: OpenStage; enough: boolean }) {
  const t = useT();
  return (
    <>
      <Fact name="decisions.closes">
        <Closing stage={stage} />
      </Fact>
      {stage.name === "consent" && (
        <Fact name="decisions.answers">{t(enough ? "decisions.enough" : "decisions.not_enough")}</Fact>
      )}
    </>
  );
}

function Explained({ small }: { small: boolean }) {
  const t = useT();
  return (
    <>
      {!small && (
        <Details summary={t("decisions.what_is_consent")}>
          <p>{t("decisions.consent_is")}</p>
        </Details>
      )}
      <Details summary={t("decisions.what_is_objection")}>
        <p>{t("decisions.objection_is")}</p>
      </Details>
    </>
  );
}

function Fact({ name, children }: { name: MessageId; children: ReactNode }) {
  const t = useT();
  return (
    <div>
      <dt>{t(name)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

type OpenStage = NonNullable<ProposalOut["stage"]>;

function Closing({ stage: { closes_at, extended, held_open, name } }: { stage: OpenStage }) {
  const t = useT();
  const when = (
    <b>
      <DateTime value={closes_at} />
    </b>
  );
  return (
    <>
      <T id={name === "integrating" ? "decisions.closes_rework" : "decisions.closes_at"} values={{ when }} />
      {extended && ` ${t("decisions.extended")}`}
      {held_open === "question" && ` ${t("decisions.held_by_question")}`}
      {held_open === "quorum" && ` ${t("decisions.held_by_quorum")}`}
    </>
  );
}
