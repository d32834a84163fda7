import type { ToldLine } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";
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
              <WhoseName line={line} />
            </footer>
          </blockquote>
        </Row>
      ))}
    </Rows>
  );
}

/** In whose name it was said, where it is not the writer's own. */
function WhoseName({ line: { in_name, with_people } }: { line: ToldLine }) {
  const t = useT();
  if (in_name === "ours") return <span>{t("following.said_ours")}</span>;
  if (in_name !== "on_behalf" || with_people.length === 0) return null;
  return <span>{t("following.said_behalf", { names: namesText(with_people) })}</span>;
}

function Stage({ line: { stage } }: { line: ToldLine }) {
  const t = useT();
  const words = STAGE_WORDS[stage];
  return words ? t(words) : null;
}
