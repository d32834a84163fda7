import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function CoalitionPeoplePage() {
  const t = useT();
  return <Page kind={t("coalition.people_title")} />;
}
