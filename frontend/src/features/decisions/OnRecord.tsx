import type { ObjectionOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Shape } from "@/ui/icons";
import { PersonOrFormer } from "@/ui/people";
import { OBJECTION_WORDS } from "./words";

/** An objection as it stays with a decision: the objector's words, and what became of it. */
export function OnRecord({ objection: { by, harm, safe_enough, state } }: { objection: ObjectionOut }) {
  const t = useT();
  return (
    <article className="hear">
      <p className="top-line">
        <Shape name="objection" />
        {t(OBJECTION_WORDS[state])}
      </p>
      <p className="words as-typed" dir="auto">
        {harm}
      </p>
      {safe_enough && (
        <div>
          <p className="small">{t("decisions.would_be_safe")}</p>
          <p className="words as-typed" dir="auto">
            {safe_enough}
          </p>
        </div>
      )}
      <p className="by">
        <PersonOrFormer name={by.name} />
      </p>
    </article>
  );
}
