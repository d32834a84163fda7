import type { ChangeOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Details } from "@/ui/Details";

/** What was renegotiated, newest first: as good as keeping it. */
export function Changes({ changes }: { changes: ChangeOut[] }) {
  const t = useT();
  if (changes.length === 0) return null;
  return (
    <Details summary={t("commitments.changes")}>
      <ul className="stack">
        {changes.map((change) => (
          <li key={change.at}>
            <p className="small">
              <T
                id="commitments.changed"
                values={{
                  who: <bdi>{change.name ?? t("ui.former_member")}</bdi>,
                  when: <DateTime value={change.at} dayOnly />,
                  before: <DateTime value={change.by_when_before} />,
                  after: <DateTime value={change.by_when_after} />,
                }}
              />
            </p>
            {change.sentence_before && (
              <p className="words" dir="auto">
                {change.sentence_before} → {change.sentence_after}
              </p>
            )}
            {change.words && (
              <p className="words" dir="auto">
                {change.words}
              </p>
            )}
          </li>
        ))}
      </ul>
    </Details>
  );
}
