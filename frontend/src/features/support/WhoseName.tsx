import type { AskOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";

/** In whose name an ask is, where it is not the writer's own. */
export function WhoseName({ ask: { in_name, with_people } }: { ask: AskOut }) {
  const t = useT();
  if (in_name === "ours") return t("support.said_ours");
  if (in_name !== "on_behalf" || with_people.length === 0) return null;
  return t("support.said_behalf", { names: namesText(with_people) });
}
