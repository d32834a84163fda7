import type { ReactNode } from "react";
import type { CommitmentOut } from "@/api/schema";
import { T } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";

/** Who reads a change or an end of one's own part: the words of it, and that it was done. */
export function StepReadBy({ commitment: { mine, read_by } }: { commitment: CommitmentOut }): ReactNode {
  if (!mine) return null;
  const { words_read_by_names: words, steps_read_by_names: step } = mine;
  const names = (of: string[]) => ({ names: namesText(of) });
  const ofWords =
    words.length > 0 ? (
      <T id="carry.words_by_names" values={names(words)} />
    ) : (
      <T id="carry.words_by_nobody" />
    );
  if (read_by === "coalition")
    return (
      <>
        {ofWords} <T id="carry.step_by_coalition" />
      </>
    );
  if (step.length === 0) return <T id="carry.by_you_alone" />;
  if (namesText(step) === namesText(words)) return <T id="commitments.read_by_names" values={names(words)} />;
  return (
    <>
      {ofWords} <T id="carry.step_by_names" values={names(step)} />
    </>
  );
}
