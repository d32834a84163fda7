import type { Overview } from "@/api/schema";
import { Told } from "@/features/coalitions/Agreed";
import { useT } from "@/lib/i18n/react";
import { Spread } from "@/ui/Page";
import { Reach } from "./ForMembers";
import { Groups } from "./Groups";

/** What a newcomer and who only knows of it read: the groups, and what is told. */
export function ForOthers({ coalition: { id, abilities, groups, standing, told } }: { coalition: Overview }) {
  const t = useT();
  return (
    <>
      {groups.length > 0 && <Groups names={groups} />}
      {standing === "newcomer" && (
        <Spread title={t("coalition.told")} mark="promise">
          <Told lines={told} />
        </Spread>
      )}
      <Reach id={id} abilities={abilities} />
    </>
  );
}
