import { useT } from "@/lib/i18n/react";
import { Details } from "@/ui/Details";

/** How a lot is drawn, so that nobody has to believe it. */
export function LotCheck() {
  const t = useT();
  return (
    <Details summary={t("decisions.lot_how")}>
      <ol className="stack-s">
        <li>{t("decisions.lot_how_opens")}</li>
        <li>{t("decisions.lot_how_words")}</li>
        <li>{t("decisions.lot_how_closes")}</li>
        <li>{t("decisions.lot_how_again")}</li>
      </ol>
    </Details>
  );
}
