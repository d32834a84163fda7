import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function TodayPage() {
  const t = useT();
  return <Page kind={t("today.title")} />;
}
