import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function ConsentPage() {
  const t = useT();
  return <Page kind={t("consents.title")} />;
}
