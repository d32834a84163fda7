import { useQuery } from "@tanstack/react-query";
import type { Tagged } from "@/api/client";
import type { InitiativeOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { InitiativeStages } from "@/features/initiatives/InitiativeStages";
import { initiativeQuery } from "@/features/initiatives/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Followers } from "./Followers";
import { About, Actions, Partners, Roles, YourPart } from "./parts";

/** A lasting change: where it stands, who takes part and how, and which roles are wanted. */
export function InitiativePage() {
  const t = useT();
  const { coalition, initiative } = useParams("/c/$coalition/initiatives/$initiative");
  const query = useQuery(initiativeQuery(initiative));
  return (
    <Page
      kind={t("initiatives.one_title")}
      heading={query.data?.title}
      words={query.data !== undefined}
      kicker={query.data && <Kicker initiative={query.data} />}
      back={
        <Link className="back" to="/c/$coalition/initiatives" params={{ coalition }}>
          <Icon name="back" small />
          {t("initiatives.title")}
        </Link>
      }
      onPath
    >
      <Loaded query={query}>{(found) => <Initiative initiative={found} />}</Loaded>
    </Page>
  );
}

function Kicker({ initiative }: { initiative: InitiativeOut }) {
  const { coalition_id: coalition, closed_by, closed_by_number } = initiative;
  const to = (decision: string, words: React.ReactNode) => (
    <Link to="/c/$coalition/decisions/$decision" params={{ coalition, decision }}>
      {words}
    </Link>
  );
  return (
    <>
      <T
        id="initiatives.began"
        values={{
          number: initiative.decision_number,
          link: (words) => to(initiative.decision_id, words),
        }}
      />
      {closed_by !== null && closed_by_number !== null && (
        <>
          {" "}
          <T
            id="initiatives.closed_by"
            values={{ number: closed_by_number, link: (words) => to(closed_by, words) }}
          />
        </>
      )}
    </>
  );
}

function Initiative({ initiative }: { initiative: Tagged<InitiativeOut> }) {
  const coalition = useQuery(coalitionQuery(initiative.coalition_id)).data;
  const part = {
    initiative,
    coalition: coalition?.name ?? "",
    propose: coalition?.abilities.propose ?? false,
  };
  return (
    <>
      <InitiativeStages initiative={initiative} />
      <div className="below-path">
        <About {...part} />
        <Partners {...part} />
        <YourPart {...part} />
        <Roles {...part} />
        <Actions {...part} />
        <Followers {...part} />
      </div>
    </>
  );
}
