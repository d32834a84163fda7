import type { ReactNode } from "react";
import { useT } from "@/lib/i18n/react";

/** One line is one person; a dashed second line waits for a yes; two lines are together. */
export function PairMark({ state }: { state: "one" | "wait" | "together" }) {
  return <span className={state === "together" ? "pair" : `pair ${state}`} aria-hidden="true" />;
}

export function WithPair({ state, children }: { state: "one" | "wait" | "together"; children: ReactNode }) {
  return (
    <span className="with-pair">
      <PairMark state={state} />
      <span>{children}</span>
    </span>
  );
}

/** A name in any script, kept apart from the sentence around it. Names are never split. */
export function PersonName({ name, pronouns }: { name: string; pronouns?: string | null }) {
  return (
    <>
      <bdi>{name}</bdi>
      {pronouns && <span className="pronouns"> ({pronouns})</span>}
    </>
  );
}

/** A name, or words for someone who has left: they are not named any more. */
export function PersonOrFormer({ name }: { name: string | null }) {
  const t = useT();
  return name === null ? t("ui.former_member") : <PersonName name={name} />;
}

/** A name with its decorative initial. */
export function Person({ name, pronouns }: { name: string; pronouns?: string | null }) {
  return (
    <span className="person">
      <span className="avatar sm" aria-hidden="true">
        {initial(name)}
      </span>
      <span>
        <PersonName name={name} pronouns={pronouns} />
      </span>
    </span>
  );
}

/** People who walk together: no order of rank. */
export function BesideEachOther({ names }: { names: string[] }) {
  return (
    <span className="beside-each-other">
      {names.map((name) => (
        <Person key={name} name={name} />
      ))}
    </span>
  );
}

function initial(name: string): string {
  const [first] = new Intl.Segmenter(undefined, { granularity: "grapheme" }).segment(name.trim());
  return first?.segment.toLocaleUpperCase() ?? "";
}
