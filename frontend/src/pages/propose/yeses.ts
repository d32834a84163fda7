import { useQuery } from "@tanstack/react-query";
import type { MandateOut } from "@/api/schema";
import { heldMandatesQuery } from "@/features/decisions/heldMandates";
import type { Draft } from "./draft";

type Yeses = {
  /** Everyone in it whose yes it needs. */
  needed: string[];
  /** Those who are asked for it now. */
  asked: string[];
  /** The mandates that one chose to use instead. */
  used: MandateOut[];
};

export function yesesFor({ names, in_name, with_people, mandates }: Draft, held: MandateOut[]): Yeses {
  const needed = [...new Set(in_name === "own" ? names : [...names, ...with_people])];
  const used = held.filter(({ from_id }) => mandates.includes(from_id) && needed.includes(from_id));
  return { needed, used, asked: needed.filter((one) => !used.some(({ from_id }) => from_id === one)) };
}

/** While it is not known which mandates stand, everyone is taken to be asked. */
export function useYeses(coalition: string, draft: Draft): Yeses & { held: MandateOut[] } {
  const { data: held = [] } = useQuery(heldMandatesQuery(coalition));
  return { held, ...yesesFor(draft, held) };
}
