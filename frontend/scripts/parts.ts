/**
 * Which words travel together. What the first pages need comes with the app; every other page names the parts it says
 * (src/app/routes.ts), and a test compares that with what it imports. A new area is written into one of these lists.
 */
export const AREAS = {
  /** The frame, the door, Today and the check-in (experience.md section 6). */
  first: ["auth", "commitments", "demo", "outbox", "shell", "today", "ui"],
  /** Deciding together, asking first, looking after each other. */
  together: ["agreements", "consents", "decisions", "initiatives", "mandates", "propose", "record", "safety"],
  /** Carrying the work: actions, commitments in full, support. */
  carrying: ["actions", "carry", "offers", "support"],
  /** What one sets for oneself alone. */
  own: ["bringing", "calendar", "device", "notices", "preferences"],
  rest: ["activity", "coalition", "following", "help", "people", "roster"],
} as const;

export type Part = keyof typeof AREAS;
export const PARTS = Object.keys(AREAS) as Part[];

/** The part that brings an area. Raises on an area that no part brings: its words would never arrive. */
export function partOf(area: string): Part {
  const part = PARTS.find((name) => (AREAS[name] as readonly string[]).includes(area));
  if (part === undefined) throw new Error(`scripts/parts.ts has no place for the words of "${area}"`);
  return part;
}
