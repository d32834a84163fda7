import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function ActionsPage() {
  const t = useT();
  return <Page kind={t("actions.list_title")} />;
}
