import type { ToldLine } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Row, Rows } from "@/ui/Rows";
import { STAGE_WORDS } from "./words";

/** What was told, line by line. Followers and members read the same. */
export function ToldLines({ lines }: { lines: ToldLine[] }) {
  return (
    <Rows plain>
      {lines.map((line) => (
        <Row key={line.id} title={line.title} why={<Stage line={line} />}>
          <blockquote className="said">
            <p className="words" dir="auto">
              {line.sentence}
            </p>
            <footer>
              <span>
                <T id="following.told_on" values={{ day: <DateTime value={line.told_at} dayOnly /> }} />
              </span>
            </footer>
          </blockquote>
        </Row>
      ))}
    </Rows>
  );
}

function Stage({ line: { stage } }: { line: ToldLine }) {
  const t = useT();
  const words = STAGE_WORDS[stage];
  return words ? t(words) : null;
}
