import type { ProposalOut } from "@/api/schema";
import { StillOpen } from "@/features/decisions/StillOpen";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Prose } from "@/ui/Prose";

/** What to have read before one answers: the text of that version, and what was raised. */
export function Before({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { id, coalition_id, version, title, text } = proposal;
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
      <StillOpen proposal={proposal} />
    </>
  );
}
