import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { DecisionLine } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Button } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Loaded } from "@/ui/Loaded";
import { Prose } from "@/ui/Prose";
import { MadeList } from "./MadeLinks";
import { decisionQuery } from "./queries";
import { METHOD_WORDS } from "./words";

type DecisionTableProps = { decisions: DecisionLine[]; open: string | null };

/** A real table: what was agreed, how, and when it is looked at again. */
export function DecisionTable({ decisions, open }: DecisionTableProps) {
  const t = useT();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard
    <section className="scroll" tabIndex={0} aria-label={t("decisions.title")}>
      <table>
        <caption className="vh">{t("decisions.caption")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("decisions.col_number")}</th>
            <th scope="col">{t("decisions.col_what")}</th>
            <th scope="col">{t("decisions.col_how")}</th>
            <th scope="col">{t("decisions.col_review")}</th>
          </tr>
        </thead>
        <tbody>
          {decisions.map((line) => (
            <DecisionRow key={line.id} line={line} open={open === line.id} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function DecisionRow({ line, open }: { line: DecisionLine; open: boolean }) {
  const t = useT();
  const [shown, setShown] = useState(open);
  const row = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    if (open) row.current?.scrollIntoView({ block: "center" });
  }, [open]);
  return (
    <>
      <tr ref={row} id={`d-${line.id}`} className={shown ? "opened" : undefined}>
        <td className="num">{line.number}</td>
        <th scope="row">
          <span className="words">
            <bdi>{line.title}</bdi>
          </span>
          <span className="more">
            <Button look="quiet" aria-expanded={shown} onClick={() => setShown(!shown)}>
              {t("decisions.the_text")}
              <span className="vh">
                : <bdi>{line.title}</bdi>
              </span>
            </Button>
          </span>
        </th>
        <td>{t(METHOD_WORDS[line.method])}</td>
        <td>
          <DateTime value={line.review_on} />
        </td>
      </tr>
      {shown && (
        <tr>
          <td />
          <td colSpan={3}>
            <DecisionText id={line.id} />
          </td>
        </tr>
      )}
    </>
  );
}

function DecisionText({ id }: { id: string }) {
  const query = useQuery(decisionQuery(id));
  return (
    <Loaded query={query}>
      {(decision) => (
        <div className="stack">
          <Prose text={decision.text} />
          <MadeList decision={decision} />
        </div>
      )}
    </Loaded>
  );
}
