import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function ActionNewPage() {
  const t = useT();
  return <Page kind={t("actions.new_title")} />;
}
