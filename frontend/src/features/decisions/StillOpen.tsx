import type { ObjectionOut, ProposalOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { PersonOrFormer } from "@/ui/people";

const CLOSED: ObjectionOut["state"][] = ["answered", "withdrawn"];

/** The objections that nobody has called answered yet. */
export const stillOpen = ({ objections }: ProposalOut): ObjectionOut[] =>
  objections.filter(({ state }) => !CLOSED.includes(state));

/** What was raised and is to be heard before one speaks or writes. */
export function StillOpen({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const raised = stillOpen(proposal);
  if (raised.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t("decisions.hear")}</h2>
      {raised.map((one) => (
        <Raised key={one.id} objection={one} proposal={proposal} />
      ))}
    </section>
  );
}

function Raised({ objection, proposal }: { objection: ObjectionOut; proposal: ProposalOut }) {
  return (
    <div>
      <p className="words as-typed" dir="auto">
        {objection.harm}
      </p>
      <Link
        to="/c/$coalition/proposals/$proposal"
        params={{ coalition: proposal.coalition_id, proposal: proposal.id }}
        hash={`objection-${objection.id}`}
      >
        <T id="decisions.read_objection" values={{ who: <PersonOrFormer name={objection.by.name} /> }} />
      </Link>
    </div>
  );
}
