import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function ProposalPage() {
  const t = useT();
  return <Page kind={t("decisions.proposal_title")} />;
}
