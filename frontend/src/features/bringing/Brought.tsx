import type { BringingOut } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { Row } from "@/ui/Rows";

const names = new Intl.Collator();
export const byName = (a: BringingOut, b: BringingOut) => names.compare(a.name, b.name);

const PARTS: { part: "strengths" | "limits" | "time"; id: MessageId }[] = [
  { part: "strengths", id: "bringing.strengths_are" },
  { part: "limits", id: "bringing.limits_are" },
  { part: "time", id: "bringing.time_is" },
];

/** What one member said of themselves. */
export function Brought({ one }: { one: BringingOut }) {
  const t = useT();
  const said = PARTS.filter(({ part }) => one[part]);
  return (
    <Row level={2} title={one.name}>
      {said.length === 0 && <p className="muted">{t("bringing.nothing_said")}</p>}
      {said.map(({ part, id }) => (
        <p key={part} className="as-typed">
          <T id={id} values={{ words: <bdi>{one[part]}</bdi> }} />
        </p>
      ))}
    </Row>
  );
}
