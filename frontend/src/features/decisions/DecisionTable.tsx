import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DecisionLine } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
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
  return (
    <tr id={`d-${line.id}`}>
      <td className="num">{line.number}</td>
      <th scope="row" className="what">
        <span className="words">
          <bdi>{line.title}</bdi>
        </span>
        <details open={open} onToggle={(event) => setShown(event.currentTarget.open)}>
          <summary>
            <Icon name="chevron" small className="chev" />
            {t("decisions.the_text")}
            <span className="vh">: {line.title}</span>
          </summary>
          {shown && <DecisionText id={line.id} />}
        </details>
      </th>
      <td>{t(METHOD_WORDS[line.method])}</td>
      <td>
        <DateTime value={line.review_on} />
      </td>
    </tr>
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
