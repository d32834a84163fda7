import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function JoinPage() {
  const t = useT();
  return <Page kind={t("coalition.join_title")} />;
}
