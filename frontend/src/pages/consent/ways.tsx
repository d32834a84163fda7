import type { QuestionOut } from "@/api/schema";
import { isBlocked } from "@/features/consents/words";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";

const THEIRS = ["yes", "myself"];

/** On from here: to the thing, if it is theirs now, and to the other questions. How a blocked one goes on is told below. */
export function WhereToGo({ consent, answered }: { consent: QuestionOut; answered: boolean }) {
  const t = useT();
  const theirs = consent.asked_by_me ? !isBlocked(consent) : THEIRS.includes(consent.state);
  const look = answered ? "primary" : "plain";
  return (
    <div className="btns">
      {theirs && <ToThing consent={consent} look={look} />}
      <Link className={buttonClass(theirs ? "quiet" : look)} to="/">
        {t("consents.back_to_today")}
      </Link>
    </div>
  );
}

type ToThingProps = { consent: QuestionOut; look?: "plain" | "primary" };

/** Where the words are, or will be once everyone has said yes. */
export function ToThing({ consent, look = "plain" }: ToThingProps) {
  const t = useT();
  const { thing_kind, thing_id, proposal_id: proposal, coalition_id: coalition } = consent;
  const className = buttonClass(look);
  if (thing_kind === "action")
    return (
      <Link className={className} to="/c/$coalition/actions/$action" params={{ coalition, action: thing_id }}>
        {t("consents.to_action")}
      </Link>
    );
  const commitment = thing_kind === "part" ? consent.would?.about?.id : thing_id;
  if (thing_kind === "part" && !commitment) return null;
  if (commitment && (thing_kind === "commitment" || thing_kind === "part"))
    return (
      <Link className={className} to="/commitments/$commitment" params={{ commitment }}>
        {t("consents.to_commitment")}
      </Link>
    );
  if (thing_kind === "ask")
    return (
      <Link className={className} to="/asks/$ask" params={{ ask: thing_id }}>
        {t("consents.to_ask")}
      </Link>
    );
  if (thing_kind === "told")
    return (
      <Link className={className} to="/c/$coalition/followers" params={{ coalition }}>
        {t("consents.to_told")}
      </Link>
    );
  if (proposal)
    return (
      <Link className={className} to="/c/$coalition/proposals/$proposal" params={{ coalition, proposal }}>
        {t("consents.to_proposal")}
      </Link>
    );
  return (
    <Link className={className} to="/c/$coalition/decisions" params={{ coalition }}>
      {t("consents.to_proposals")}
    </Link>
  );
}

/** How to be asked less often, or to be asked differently. */
export function AskedOften({ coalition }: { coalition: string }) {
  const at = { params: { coalition } };
  return (
    <p className="small muted">
      <T
        id="consents.asked_often"
        values={{
          wish: (words) => (
            <Link to="/c/$coalition/wish" {...at}>
              {words}
            </Link>
          ),
          mandate: (words) => (
            <Link to="/c/$coalition/mandates" {...at}>
              {words}
            </Link>
          ),
        }}
      />
    </p>
  );
}
