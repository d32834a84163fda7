import type { ProposalOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { type Stage, Stages } from "@/ui/Stages";

/** Told to all, and what became of it. */
export function ProposalStages({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const told = t("decisions.stage_told");
  const ahead = (name: string): Stage => ({ name, state: "ahead" });
  const now = (name: string): Stage => ({ name, state: "current" });
  const walked: Stage = { name: told, state: "done" };
  const paths: Record<ProposalOut["status"], Stage[]> = {
    told: [now(told), ahead(t("decisions.stage_decision")), ahead(t("decisions.stage_review"))],
    adopted: [walked, now(t("decisions.stage_decision")), ahead(t("decisions.stage_review"))],
    turned_full: [walked, now(t("decisions.stage_full")), ahead(t("decisions.stage_decision"))],
    withdrawn: [walked, now(t("decisions.stage_withdrawn"))],
  };
  return <Stages stages={paths[proposal.status]} label={t("decisions.path")} />;
}
