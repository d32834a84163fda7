import type { t as Translate } from "@/lib/i18n/i18n";
import type { MessageId } from "@/lib/i18n/ids";

const STAGES: Record<string, MessageId> = {
  agreed: "coalition.stage_agreed",
  underway: "coalition.stage_underway",
  done: "coalition.stage_done",
  let_go: "coalition.stage_let_go",
};

/** Where an action stands, in words. */
export function stageWords(stage: string, t: typeof Translate): string {
  const id = STAGES[stage];
  return id ? t(id) : "";
}
