import type { DraftOut, Particulars, ProposalOut } from "@/api/schema";
import { type Draft, EMPTY } from "./draft";

const HELD = [
  "name",
  "until",
  "about",
  "roles_wanted",
  "initiative_id",
  "subject_id",
  "weekday",
  "options",
  "times",
  "among",
  "draw",
  "decision_id",
] as const;

/** The words of a proposal, or of one's own draft of it, to start from. */
export function wordsOf(from: ProposalOut | DraftOut, kind: string, source: string): Draft {
  const { title, text, in_name, with_people } = from;
  const waiting = "held" in from ? { review_on: from.review_on, names: idsOf(from.names) } : {};
  return {
    ...EMPTY,
    ...particularsOf(from.payload),
    ...{ kind, source, title, text, in_name },
    ...waiting,
    trial_days: asText(from.trial_days),
    with_people: idsOf(with_people),
  };
}

export const idsOf = (people: { id: string }[]): string[] => people.map(({ id }) => id);

function particularsOf(payload: Particulars): Partial<Draft> {
  const said = HELD.filter((name) => (payload[name] ?? null) !== null);
  const texts = Object.fromEntries(said.map((name) => [name, asText(payload[name])]));
  return payload.times ? { ...texts, choose_from: "times" } : texts;
}

function asText(value: unknown): string {
  if (Array.isArray(value)) return value.join("\n");
  return value === null || value === undefined ? "" : `${value}`;
}
