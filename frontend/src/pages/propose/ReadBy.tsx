import type { Overview } from "@/api/schema";
import { T } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";
import { askedBy } from "./body";
import type { Draft } from "./draft";
import { useNamed } from "./named";

/** Who reads it, and who before them. */
export function ReadBy({ coalition, draft }: { coalition: Overview; draft: Draft }) {
  const named = useNamed(coalition.id);
  const names = <bdi>{namesText(named(askedBy(draft)))}</bdi>;
  const here = { coalition: <bdi>{coalition.name}</bdi> };
  if (askedBy(draft).length === 0) return <T id="propose.read_by" values={here} />;
  return <T id="propose.read_by_asked" values={{ ...here, names }} />;
}
