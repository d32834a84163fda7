import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function AskPage() {
  const t = useT();
  return <Page kind={t("support.ask_title")} />;
}
