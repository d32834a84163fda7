import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Tagged } from "@/api/client";
import type { ActionOut } from "@/api/schema";
import { ActionStages } from "@/features/actions/ActionStages";
import { actionQuery } from "@/features/actions/queries";
import { Requests } from "@/features/actions/Requests";
import { coalitionQuery } from "@/features/coalitions/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { Affecting, Joining, Thanks } from "./Affecting";
import { Following } from "./Following";
import { About, type Circle, CoOwners, type Open, Promises, Standing } from "./parts";

/** Work that is held together: where it stands, who carries it, and what was told of it. */
export function ActionPage() {
  const t = useT();
  const { action } = useParams("/c/$coalition/actions/$action");
  const query = useQuery(actionQuery(action));
  return (
    <Page
      kind={t("actions.title")}
      heading={query.data?.title}
      words={query.data !== undefined}
      kicker={query.data && <Kicker action={query.data} />}
      onPath
    >
      <Loaded query={query}>{(found) => <Action action={found} />}</Loaded>
    </Page>
  );
}

function Kicker({ action }: { action: ActionOut }) {
  const t = useT();
  return (
    <>
      {action.decision_number === null ? (
        t("actions.standing_own")
      ) : (
        <T
          id="actions.standing_coalition"
          values={{
            number: action.decision_number,
            link: (words) => (
              <Link
                to="/c/$coalition/decisions/$decision"
                params={{ coalition: action.coalition_id, decision: action.decision_id ?? "" }}
              >
                {words}
              </Link>
            ),
          }}
        />
      )}
      {action.brought_along && ` · ${t("actions.brought_along")}`}
    </>
  );
}

/** One form is open at a time, so that the page has one primary button. */
function Action({ action }: { action: Tagged<ActionOut> }) {
  const t = useT();
  const coalition = useQuery(coalitionQuery(action.coalition_id)).data;
  const [form, setForm] = useState<Open["form"]>(null);
  const circle: Circle = { name: coalition?.name ?? "", followers: coalition?.followers ?? [] };
  const may = coalition?.abilities ?? {};
  const part = { action, circle, open: { form, show: setForm } };
  return (
    <>
      <ActionStages action={action} />
      <div className="below-path">
        <About {...part} />
        <CoOwners {...part} joining={<Joining {...part} />} />
        {action.waiting_for_a_yes && (
          <Spread title={t("actions.waiting")}>
            <Requests action={action} />
          </Spread>
        )}
        <Affecting {...part} />
        {action.abilities.stage && <Standing {...part} />}
        <Promises {...part} may={may} />
        <Thanks {...part} />
        <Following {...part} may={may} />
      </div>
    </>
  );
}
