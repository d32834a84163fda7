import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function ActionPage() {
  const t = useT();
  return <Page kind={t("actions.title")} />;
}
