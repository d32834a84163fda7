import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function FollowingPage() {
  const t = useT();
  return <Page kind={t("following.title")} />;
}
