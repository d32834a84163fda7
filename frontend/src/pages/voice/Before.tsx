import type { ObjectionOut, ProposalOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Prose } from "@/ui/Prose";
import { PersonOrFormer } from "@/ui/people";

/** What to have read before one answers: the text of that version, and what was raised. */
export function Before({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { id, coalition_id, version, title, text } = proposal;
  const raised = proposal.objections.filter(({ state }) => state !== "answered" && state !== "withdrawn");
  return (
    <>
      <section className="stack">
        <h2>{t("decisions.version_title", { version })}</h2>
        <p className="words" dir="auto">
          <strong>{title}</strong>
        </p>
        <Prose text={text} />
        {version > 1 && (
          <p>
            <Link
              to="/c/$coalition/proposals/$proposal/versions/$number"
              params={{ coalition: coalition_id, proposal: id, number: `${version}` }}
            >
              {t("decisions.see_changes", { version: version - 1 })}
            </Link>
          </p>
        )}
      </section>
      {raised.length > 0 && (
        <section className="stack">
          <h2>{t("decisions.hear")}</h2>
          {raised.map((one) => (
            <Raised key={one.id} objection={one} proposal={proposal} />
          ))}
        </section>
      )}
    </>
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
