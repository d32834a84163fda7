import type { Errors } from "@/ui/form/Form";
import type { Draft } from "./draft";

/** What the server refused in a draft, until its page is sent again. */
let refused: { coalition: string; errors: Errors<Draft> } | null = null;

export function carry(coalition: string, errors: Errors<Draft>): void {
  refused = { coalition, errors };
}

export const carried = (coalition: string): Errors<Draft> =>
  refused?.coalition === coalition ? refused.errors : {};

export function mended(): void {
  refused = null;
}
