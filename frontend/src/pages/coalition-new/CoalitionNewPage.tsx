import { FoundingForm } from "@/features/coalitions/FoundingForm";
import { useT } from "@/lib/i18n/react";
import { navigate } from "@/lib/router";
import { Page } from "@/ui/Page";

/** Founding is a coalition's first decision, of one. */
export function CoalitionNewPage() {
  const t = useT();
  return (
    <Page kind={t("coalition.new_title")} lead={t("coalition.new_lead")} single>
      <FoundingForm
        done={({ id }) => navigate({ to: "/c/$coalition", params: { coalition: id }, replace: true })}
      />
    </Page>
  );
}
