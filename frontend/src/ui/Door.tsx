import type { ReactNode } from "react";
import { useTitle } from "./Page";

/** The pages at the door: one question, and the one drawing of the product. */
export function Door({ kind, lead, children }: { kind: string; lead: ReactNode; children: ReactNode }) {
  useTitle(kind);
  return (
    <div className="door">
      <div className="stack-l">
        <header>
          <h1 id="h1" tabIndex={-1}>
            {kind}
          </h1>
          <p className="words lead muted">{lead}</p>
        </header>
        {children}
      </div>
      <div className="two-lines">
        <svg viewBox="0 0 600 760" preserveAspectRatio="xMidYMid slice" aria-hidden="true">
          <path className="line-a" d="M40 800C40 600 236 590 236 420C236 250 404 230 404 -40" />
          <path className="line-b" d="M520 800C520 640 288 590 288 420C288 250 456 230 456 -40" />
        </svg>
      </div>
    </div>
  );
}
