import { useT } from "@/lib/i18n/react";
import { navigate } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { Details } from "@/ui/Details";
import { useLeave } from "./mutations";

/** Quiet, and one press: what stays and what goes, in four lines. */
export function Leaving({ coalition }: { coalition: string }) {
  const t = useT();
  const leave = useLeave();
  return (
    <Details summary={t("coalition.leave")}>
      <ul className="stack-s leaving">
        <li>{t("coalition.leave_quiet")}</li>
        <li>{t("coalition.leave_carried")}</li>
        <li>{t("coalition.leave_stays")}</li>
        <li>{t("coalition.leave_back")}</li>
      </ul>
      <ActionButton press={() => leave(coalition, () => navigate({ to: "/coalitions" }))}>
        {t("coalition.leave_now")}
      </ActionButton>
    </Details>
  );
}
