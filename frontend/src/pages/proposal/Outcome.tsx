import type { ProposalOut } from "@/api/schema";
import { MadeLinks } from "@/features/decisions/MadeLinks";
import { useMe } from "@/features/people/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Notice } from "@/ui/Notice";

const OVER: ProposalOut["status"][] = ["withdrawn", "lapsed", "not_adopted"];

/** The plain outcome first; and why a proposal is heard in full, is being reworked, or ended. */
export function Outcome({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { status, reason, listening_until: until } = proposal;
  if (status === "adopted") return <Adopted proposal={proposal} />;
  if (status === "consent" || (!reason && status !== "withdrawn")) return null;
  return (
    <Notice kind={OVER.includes(status) ? "plain" : "accent"}>
      <p>{reason ? reason.words : t("decisions.was_withdrawn")}</p>
      {until && (
        <p>
          <T id="decisions.listening_until" values={{ when: <DateTime value={until} /> }} />
        </p>
      )}
      {OVER.includes(status) && <Anew proposal={proposal} />}
    </Notice>
  );
}

function Adopted({ proposal: { coalition_id, decision, all_answered } }: { proposal: ProposalOut }) {
  const t = useT();
  if (!decision) return null;
  return (
    <Notice kind="done">
      <p>
        <T
          id="decisions.was_adopted"
          values={{
            number: decision.number,
            link: (words) => (
              <Link
                to="/c/$coalition/decisions/$decision"
                params={{ coalition: coalition_id, decision: decision.id }}
              >
                {words}
              </Link>
            ),
          }}
        />
        {all_answered && ` ${t("decisions.all_answered")}`}
      </p>
      <MadeLinks decision={decision.id} />
    </Notice>
  );
}

/** With the words it had, to be changed by what was heard. */
function Anew({ proposal: { id, coalition_id, proposed_by } }: { proposal: ProposalOut }) {
  const t = useT();
  const own = useMe()?.seats.some((seat) => seat.id === proposed_by.id);
  if (!own) return null;
  return (
    <p className="btns">
      <Link
        className={buttonClass()}
        to="/c/$coalition/propose"
        params={{ coalition: coalition_id }}
        search={{ from: id }}
      >
        {t("decisions.propose_anew")}
      </Link>
    </p>
  );
}
