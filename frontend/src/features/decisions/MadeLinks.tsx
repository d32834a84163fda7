import { useQuery } from "@tanstack/react-query";
import type { DecisionOut, Made } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Loaded } from "@/ui/Loaded";
import { decisionQuery } from "./queries";

/** What came of a decision, each thing at its own page. */
export function MadeLinks({ decision }: { decision: string }) {
  const query = useQuery(decisionQuery(decision));
  return <Loaded query={query}>{(found) => <MadeList decision={found} />}</Loaded>;
}

export function MadeList({ decision: { made, coalition_id } }: { decision: DecisionOut }) {
  if (made.length === 0) return null;
  return (
    <ul className="stack-s">
      {made.map((thing) => (
        <li key={thing.id}>
          <MadeLink made={thing} coalition={coalition_id} />
        </li>
      ))}
    </ul>
  );
}

function MadeLink({ made, coalition }: { made: Made; coalition: string }) {
  const t = useT();
  if (made.thing === "action") {
    return (
      <Link to="/c/$coalition/actions/$action" params={{ coalition, action: made.id }}>
        {t("decisions.made_action")}
      </Link>
    );
  }
  if (made.thing === "agreement") {
    return (
      <Link to="/c/$coalition/agreements/$agreement" params={{ coalition, agreement: made.id }}>
        {t("decisions.made_agreement")}
        {made.title && (
          <>
            : <bdi>{made.title}</bdi>
          </>
        )}
      </Link>
    );
  }
  if (made.thing === "initiative") {
    return (
      <Link to="/c/$coalition/initiatives/$initiative" params={{ coalition, initiative: made.id }}>
        {t("decisions.made_initiative")}
      </Link>
    );
  }
  if (made.thing === "following") {
    return (
      <Link to="/c/$coalition/followers" params={{ coalition }}>
        {t("decisions.made_follower")}
      </Link>
    );
  }
  return (
    <Link to="/c/$coalition" params={{ coalition }}>
      {made.thing === "group" ? t("decisions.made_group") : t("decisions.made_agreement")}
    </Link>
  );
}
