import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function InvitePage() {
  const t = useT();
  return <Page kind={t("coalition.invite_title")} />;
}
