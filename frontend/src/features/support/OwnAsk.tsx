import type { AskOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Buttons } from "@/ui/Button";
import { useAsk } from "./mutations";

/** What the one who asked can say: it arrived, or it is no longer needed. */
export function OwnAsk({ ask, primary = false }: { ask: AskOut; primary?: boolean }) {
  const t = useT();
  const own = useAsk(ask.id);
  return (
    <Buttons>
      {ask.abilities.delivered && (
        <ActionButton
          look={primary ? "primary" : "plain"}
          press={own.delivered}
          said={t("support.said_delivered")}
        >
          {t("support.delivered")}
        </ActionButton>
      )}
      {ask.abilities.drop && (
        <ActionButton look="quiet" press={own.drop} said={t("support.state_unsaid")}>
          {t("support.drop")}
        </ActionButton>
      )}
      {ask.abilities.withdraw && (
        <ActionButton look="quiet" press={own.withdraw} said={t("support.said_withdrawn")}>
          {t("support.withdraw")}
        </ActionButton>
      )}
    </Buttons>
  );
}
