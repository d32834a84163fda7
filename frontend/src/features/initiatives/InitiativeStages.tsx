import type { InitiativeOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { type Stage, Stages } from "@/ui/Stages";
import { type InitiativeStage, STAGE_WORDS } from "./words";

const PATH: InitiativeStage[] = ["forming", "acting", "closed"];

/** How far it was walked, in words. */
export function InitiativeStages({ initiative }: { initiative: InitiativeOut }) {
  const t = useT();
  const reached = PATH.indexOf(initiative.stage);
  const stages = PATH.map((stage, index): Stage => {
    const state = index < reached ? "done" : "ahead";
    return { name: t(STAGE_WORDS[stage]), state: index === reached ? "current" : state };
  });
  return <Stages stages={stages} label={t("initiatives.path")} />;
}
