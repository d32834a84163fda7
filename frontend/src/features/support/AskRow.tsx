import type { ReactNode } from "react";
import type { AskOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Row } from "@/ui/Rows";
import { AskState, Between } from "./AskState";
import { OwnAsk } from "./OwnAsk";
import { WhoseName } from "./WhoseName";
import { KIND_WORDS } from "./words";

/** The first line of what is asked, as a title. */
export const firstLine = (text: string): string => text.split("\n", 1)[0] ?? text;

/** An ask in the coalition's list. */
export function AskRow({ ask }: { ask: AskOut }) {
  const t = useT();
  const { delivered, withdraw } = ask.abilities;
  return (
    <Row
      title={<AskLink ask={ask}>{firstLine(ask.text)}</AskLink>}
      why={
        <>
          {t(KIND_WORDS[ask.kind])} · <Between ask={ask} /> <WhoseName ask={ask} /> <AskState ask={ask} />
        </>
      }
    >
      {(delivered || withdraw) && <OwnAsk ask={ask} />}
    </Row>
  );
}

type AskLinkProps = { ask: AskOut; className?: string; children: ReactNode };

export function AskLink({ ask, ...rest }: AskLinkProps) {
  return <Link to="/asks/$ask" params={{ ask: ask.id }} {...rest} />;
}
