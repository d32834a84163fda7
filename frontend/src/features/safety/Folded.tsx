import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { foldsQuery, useMuted } from "./queries";

type FoldedProps = {
  /** Null for those who are no members of it: to them nothing is folded. */
  coalition: string | null;
  /** The text. */
  id: string;
  /** The member whose words they are, if they are of one. */
  by: string | null;
  children: ReactNode;
};

/** Words that two members folded, or of somebody whom the reader muted: closed, and opened by one press. */
export function Folded({ coalition, id, by, children }: FoldedProps) {
  const t = useT();
  const fold = useQuery(foldsQuery(coalition)).data?.items.find(({ thing }) => thing.id === id);
  const muted = useMuted(by);
  if (fold)
    return (
      <Closed
        words={
          fold.until ? (
            <T id="safety.folded_until" values={{ day: <DateTime value={fold.until} /> }} />
          ) : (
            t("safety.folded_by_decision")
          )
        }
        open={t("safety.show_anyway")}
      >
        {children}
      </Closed>
    );
  if (muted)
    return (
      <Closed words={t("safety.words_of_muted")} open={t("safety.show")}>
        {children}
      </Closed>
    );
  return children;
}

function Closed({ words, open, children }: { words: ReactNode; open: string; children: ReactNode }) {
  return (
    <details className="folded">
      <summary>
        <Icon name="chevron" small className="chev" />
        <span>
          <span className="muted">{words}</span> {open}
        </span>
      </summary>
      {children}
    </details>
  );
}
