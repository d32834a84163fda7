import type { ChoicesOut, Chosen, Way } from "@/api/schema";
import { KIND_NAMES, type Kind } from "./words";

export type Place = { muted: boolean; ways: Partial<Record<Kind, Way>> };

/** What the form holds. Quiet hours that are off keep their times, to be there when they are wanted again. */
export type Wish = {
  ways: Record<Kind, Way>;
  places: Record<string, Place>;
  digest_days: number[];
  digest_at: string;
  quiet_on: boolean;
  quiet_since: string;
  quiet_until: string;
};

const OFFERED = { since: "20:00", until: "08:00" };

export function wishFrom({ ways, places, digest_days, digest_at, quiet }: ChoicesOut): Wish {
  const { since, until } = quiet ?? OFFERED;
  return {
    ways: Object.fromEntries(KIND_NAMES.map((kind) => [kind, ways[kind]])) as Record<Kind, Way>,
    places: Object.fromEntries(
      places.map(({ coalition_id, muted, ways }) => [coalition_id, { muted, ways }]),
    ),
    digest_days,
    digest_at,
    quiet_on: quiet !== null,
    quiet_since: since ?? OFFERED.since,
    quiet_until: until ?? OFFERED.until,
  };
}

export function bodyOf(wish: Wish): Chosen {
  return {
    ways: wish.ways,
    places: Object.entries(wish.places).map(([coalition_id, place]) => ({ coalition_id, ...place })),
    digest_days: wish.digest_days,
    digest_at: wish.digest_at,
    quiet: wish.quiet_on ? { since: wish.quiet_since, until: wish.quiet_until } : null,
  };
}
