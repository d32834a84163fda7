import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function RosterPage() {
  const t = useT();
  return <Page kind={t("roster.title")} />;
}
