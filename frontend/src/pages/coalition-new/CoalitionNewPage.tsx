import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function CoalitionNewPage() {
  const t = useT();
  return <Page kind={t("coalition.new_title")} />;
}
