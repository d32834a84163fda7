import type { Overview } from "@/api/schema";
import { T } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";
import type { Draft } from "./draft";
import { useNamed } from "./named";
import { useYeses } from "./yeses";

/** Who reads it, and who before them: also who gave a yes beforehand is shown the words that it is used for. */
export function ReadBy({ coalition, draft }: { coalition: Overview; draft: Draft }) {
  const named = useNamed(coalition.id);
  const { needed, asked } = useYeses(coalition.id, draft);
  const here = { coalition: <bdi>{coalition.name}</bdi> };
  if (asked.length === 0) return <T id="propose.read_by" values={here} />;
  return <T id="propose.read_by_asked" values={{ ...here, names: namesText(named(needed)) }} />;
}
