import type { ToldDraftOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";

type ToldDraftsProps = { drafts: ToldDraftOut[]; drop: (id: string) => Promise<unknown> };

/** One's own sentences that wait for a yes. Nobody else reads them but those who are asked. */
export function ToldDrafts({ drafts, drop }: ToldDraftsProps) {
  const t = useT();
  return drafts.map(({ id, sentence, abilities }) => (
    <div className="said stack-s" key={id}>
      <p className="words" dir="auto">
        {sentence}
      </p>
      <p className="small muted">{t("actions.told_waits")}</p>
      <div className="btns">
        <Link className={buttonClass("quiet")} to="/requests">
          {t("actions.see_question")}
        </Link>
        {abilities.drop && (
          <ActionButton look="quiet" press={() => drop(id)} said={t("actions.told_dropped")}>
            {t("actions.told_drop")}
          </ActionButton>
        )}
      </div>
    </div>
  ));
}
