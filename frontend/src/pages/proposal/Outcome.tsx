import type { ProposalOut } from "@/api/schema";
import { MadeLinks } from "@/features/decisions/MadeLinks";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Notice } from "@/ui/Notice";

/** The plain outcome first. */
export function Outcome({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  if (proposal.status === "withdrawn") {
    return (
      <Notice>
        <p>{t("decisions.was_withdrawn")}</p>
      </Notice>
    );
  }
  if (proposal.status === "turned_full") {
    return (
      <Notice kind="accent">
        <p>{proposal.turned?.words ?? t("decisions.is_full")}</p>
      </Notice>
    );
  }
  return <Adopted proposal={proposal} />;
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
                to="/c/$coalition/decisions"
                params={{ coalition: coalition_id }}
                hash={`d-${decision.id}`}
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
