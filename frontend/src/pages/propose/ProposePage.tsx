import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function ProposePage() {
  const t = useT();
  return <Page kind={t("decisions.propose_title")} />;
}
