import { useId } from "react";
import type { ProposalOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Shape } from "@/ui/icons";
import { Person } from "@/ui/people";

/** Words that the coalition needs to hear. An objection carries its name; who is affected is not named. */
export function Hear({ voice }: { voice: ProposalOut["against"][number] }) {
  const t = useT();
  const id = useId();
  return (
    <article className="hear" aria-labelledby={id}>
      <p className="top-line">
        <Shape name={voice.answer === "objection" ? "objection" : "concern"} />
        {t("decisions.hear")}
      </p>
      <h3 className={voice.harm ? "words as-typed" : undefined} id={id} dir={voice.harm ? "auto" : undefined}>
        {voice.harm ?? t("decisions.someone_affected")}
      </h3>
      <p className="by">
        {voice.by ? <Person name={voice.by.name} /> : t("decisions.someone")}
        <span>
          <T id="decisions.said_at" values={{ when: <DateTime value={voice.at} /> }} />
        </span>
      </p>
      {voice.safe_enough && (
        <div>
          <h4>{t("decisions.would_be_safe")}</h4>
          <p className="words as-typed" dir="auto">
            {voice.safe_enough}
          </p>
        </div>
      )}
    </article>
  );
}
