import type { ProposalOut } from "@/api/schema";
import { answerWords } from "@/features/decisions/words";
import { T, useT } from "@/lib/i18n/react";
import { Shape } from "@/ui/icons";

/** One's own voice in this stage, as text, not as a form that cannot be used. */
export function Given({ proposal: { my_response: mine } }: { proposal: ProposalOut }) {
  const t = useT();
  const said = mine && answerWords(mine.answer);
  if (!said) return null;
  return (
    <div id="voice">
      <p className="with-pair">
        <Shape name={said.shape} />
        <span>
          <T id="decisions.you_said" values={{ answer: t(said.label) }} />
        </span>
      </p>
      {(mine.words ?? mine.harm) && (
        <p className="words as-typed" dir="auto">
          {mine.words ?? mine.harm}
        </p>
      )}
      {mine.carried && <p className="small muted">{t("decisions.carried_over")}</p>}
      {mine.answer === "fine" && <p className="small muted">{t("decisions.fine_is_yours")}</p>}
    </div>
  );
}
