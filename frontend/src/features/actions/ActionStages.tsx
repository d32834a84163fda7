import type { ActionOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { type Stage, Stages } from "@/ui/Stages";
import { STATUS_WORDS } from "./words";

const PATH = ["agreed", "underway", "done"] as const;

/** The path of an action: how far it was walked, and what is ahead. Letting go ends it as well as done. */
export function ActionStages({ action }: { action: ActionOut }) {
  const t = useT();
  const path = action.status === "let_go" ? (["agreed", "let_go"] as const) : PATH;
  const reached = (path as readonly string[]).indexOf(action.status);
  const stages = path.map((status, index): Stage => {
    const note = noteOf(action, status, t);
    return { name: t(STATUS_WORDS[status]), state: stateOf(index, reached), ...(note ? { note } : {}) };
  });
  return <Stages stages={stages} label={t("actions.path")} />;
}

function stateOf(index: number, reached: number): Stage["state"] {
  if (index === reached) return "current";
  return index < reached ? "done" : "ahead";
}

function noteOf(action: ActionOut, status: string, t: ReturnType<typeof useT>): string | null {
  if (status === "agreed" && action.decision_number !== null)
    return t("actions.by_decision", { number: action.decision_number });
  if (status === "agreed") return t("actions.by_themselves");
  if (action.status === "agreed" && status === "underway" && action.waiting_for_a_yes)
    return t("actions.starts_after_yes");
  if (status === "done" && action.status !== "done") return t("actions.done_by");
  return null;
}
