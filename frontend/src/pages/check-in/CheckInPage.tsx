import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function CheckInPage() {
  const t = useT();
  return <Page kind={t("commitments.check_in_title")} />;
}
