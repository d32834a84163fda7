import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function CoalitionPage() {
  const t = useT();
  return <Page kind={t("coalition.title")} />;
}
