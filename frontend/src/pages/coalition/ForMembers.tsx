import type { Overview } from "@/api/schema";
import { Agreed, FollowedBy } from "@/features/coalitions/Agreed";
import { Leaving } from "@/features/coalitions/Leaving";
import { Moving } from "@/features/coalitions/Moving";
import { Starting } from "@/features/coalitions/Starting";
import { OpenProposals } from "@/features/decisions/OpenProposals";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Spread } from "@/ui/Page";
import { Groups } from "./Groups";
import { Initiatives } from "./Initiatives";

/** What members read: every one of them the same. */
export function ForMembers({ coalition }: { coalition: Overview }) {
  const t = useT();
  const { id, abilities, agreements, followers, groups, status } = coalition;
  const at = { params: { coalition: id } };
  return (
    <>
      {status === "forming" && (
        <Spread title={t("coalition.starting")} note={t("coalition.starting_note")}>
          <Starting coalition={coalition} />
        </Spread>
      )}
      <Spread title={t("coalition.open_proposals")} mark="voice">
        <OpenProposals coalition={id} few={5} />
      </Spread>
      <Initiatives coalition={id} />
      <Spread title={t("coalition.moving")} mark="promise">
        <Moving coalition={id} />
        <p>
          <Link to="/c/$coalition/board" {...at}>
            {t("coalition.to_board")}
          </Link>
        </p>
      </Spread>
      <Spread title={t("coalition.agreed")}>
        <Agreed coalition={id} agreements={agreements} />
        <p>
          <Link to="/c/$coalition/agreements" {...at}>
            {t("coalition.to_agreements")}
          </Link>
        </p>
      </Spread>
      {groups.length > 0 && <Groups names={groups} />}
      {abilities.followers && (
        <Spread title={t("coalition.followers")} note={t("coalition.followers_note")}>
          <FollowedBy followers={followers} />
          <p>
            <Link to="/c/$coalition/followers" {...at}>
              {t("coalition.to_followers")}
            </Link>
          </p>
        </Spread>
      )}
      <Reach id={id} abilities={abilities} />
    </>
  );
}

export function Reach({ id, abilities }: Pick<Overview, "id" | "abilities">) {
  const t = useT();
  if (!abilities.members && !abilities.leave) return null;
  return (
    <Spread title={t(abilities.members ? "coalition.reach" : "coalition.leaving")}>
      {abilities.members && (
        <p>
          <Link to="/c/$coalition/people" params={{ coalition: id }}>
            {t("coalition.to_people")}
          </Link>
        </p>
      )}
      {abilities.leave && <Leaving coalition={id} />}
    </Spread>
  );
}
