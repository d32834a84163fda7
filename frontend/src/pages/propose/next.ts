import type { ProposalOut } from "@/api/schema";
import type { Draft } from "./draft";
import { idsOf, wordsOf } from "./from";

/** What the next version of a proposal starts from: all that stands now, and everyone in it but oneself, `me`. */
export function nextOf(from: ProposalOut, me: string | undefined): Draft {
  const others = (ids: string[]) => ids.filter((id) => id !== me);
  const with_people = others(togetherIn(from));
  return {
    ...wordsOf(from, from.kind, from.id),
    told: true,
    review_on: from.review_on,
    names: others(idsOf(from.names)),
    in_name: with_people.length === 0 ? "own" : from.in_name,
    with_people,
  };
}

/** Words that were said together stay those of the one who wrote them, too. */
function togetherIn({ in_name, with_people, written_by }: ProposalOut): string[] {
  const before = idsOf(with_people);
  return in_name === "ours" && written_by.name !== null ? [...before, written_by.id] : before;
}
