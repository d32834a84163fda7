import type { t as Translate } from "@/lib/i18n/i18n";
import { isProblem } from "@/lib/problem";

/** The server's own sentence; ours only where no server could speak. */
export function problemText(error: unknown, t: typeof Translate): string {
  if (isProblem(error, "unreachable")) return t("ui.unreachable");
  if (isProblem(error) && error.detail) return error.detail;
  return t("ui.broke");
}
