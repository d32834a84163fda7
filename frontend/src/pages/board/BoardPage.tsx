import { useT } from "@/lib/i18n/react";
import { Page } from "@/ui/Page";

export function BoardPage() {
  const t = useT();
  return <Page kind={t("commitments.board_title")} />;
}
