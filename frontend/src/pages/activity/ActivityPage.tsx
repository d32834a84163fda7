import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function ActivityPage() {
  const t = useT();
  return <Page kind={t("activity.title")} />;
}
