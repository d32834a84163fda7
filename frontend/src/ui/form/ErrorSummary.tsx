import type { MouseEvent, Ref } from "react";
import { useT } from "@/lib/i18n/react";

/** A line of the summary; with `id` it leads to the field. */
export type SummaryLine = { id?: string; text: string };

/** What to mend, in the same words as at the fields. The form puts the focus on it. */
export function ErrorSummary({ lines, ref }: { lines: SummaryLine[]; ref: Ref<HTMLDivElement> }) {
  const t = useT();
  return (
    <div className="summary" ref={ref} tabIndex={-1}>
      <div role="alert">
        <h2>{t("ui.there_is_a_problem")}</h2>
        <ul>
          {lines.map((line) => (
            <li key={line.text}>{line.id ? <FieldLink id={line.id} text={line.text} /> : line.text}</li>
          ))}
        </ul>
      </div>
    </div>
  );
}

function FieldLink({ id, text }: { id: string; text: string }) {
  function go(event: MouseEvent) {
    event.preventDefault();
    const field = document.getElementById(id);
    field?.focus();
    field?.scrollIntoView({ block: "center" });
  }
  return (
    <a href={`#${id}`} onClick={go}>
      {text}
    </a>
  );
}
