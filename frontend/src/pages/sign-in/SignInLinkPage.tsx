import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function SignInLinkPage() {
  const t = useT();
  return <Page kind={t("shell.you")} />;
}
