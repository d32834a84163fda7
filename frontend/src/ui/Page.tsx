import { type ReactNode, useEffect } from "react";

/** Titles name the kind of screen only: never a coalition, a person or a text. */
export function useTitle(kind: string): void {
  useEffect(() => {
    document.title = `${kind} · Alongside`;
  }, [kind]);
}

type PageProps = {
  /** The kind of screen; also the heading, unless `heading` is given. */
  kind: string;
  heading?: ReactNode;
  /** The heading was written by a person. */
  words?: boolean;
  /** Small line above the heading. */
  kicker?: ReactNode;
  lead?: ReactNode;
  /** At the end of the heading's line: a date, a state. */
  aside?: ReactNode;
  back?: ReactNode;
  /** One question, one column. */
  single?: boolean;
  /** A path (`Stages`) follows at once and takes the place of the rule. */
  onPath?: boolean;
  children?: ReactNode;
};

/** The head of every screen: one h1, which has the focus after a change of route. */
export function Page({
  kind,
  heading,
  words,
  kicker,
  lead,
  aside,
  back,
  single,
  onPath,
  children,
}: PageProps) {
  useTitle(kind);
  return (
    <div className={single ? "single" : undefined}>
      <header className={onPath ? "head on-path" : "head"}>
        {back}
        {kicker && <p className="kicker">{kicker}</p>}
        <div className="head-row">
          <h1 id="h1" tabIndex={-1} className={words ? "words" : undefined}>
            {words ? <bdi>{heading}</bdi> : (heading ?? kind)}
          </h1>
          {aside && <p className="muted">{aside}</p>}
        </div>
        {lead && <p className="lead muted">{lead}</p>}
      </header>
      {children}
    </div>
  );
}

export type MarkColour = "voice" | "promise" | "support" | "objection" | "done" | "accent";

type SpreadProps = {
  title: string;
  id?: string;
  note?: ReactNode;
  mark?: MarkColour;
  children: ReactNode;
};

/** A section: its heading in the margin, its content in the measure. */
export function Spread({ title, id, note, mark, children }: SpreadProps) {
  return (
    <section className="spread" id={id} tabIndex={id ? -1 : undefined}>
      <div className="side">
        {mark && <span className={`mark c-${mark}`} aria-hidden="true" />}
        <h2>{title}</h2>
        {note && <p className="small muted">{note}</p>}
      </div>
      <div className="body">{children}</div>
    </section>
  );
}

/** A text, and what stands beside it. */
export function Reading({ beside, children }: { beside: ReactNode; children: ReactNode }) {
  return (
    <div className="reading">
      <div className="text">{children}</div>
      <div className="beside">{beside}</div>
    </div>
  );
}
