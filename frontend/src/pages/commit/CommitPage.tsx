import { useQuery } from "@tanstack/react-query";
import { coalitionQuery } from "@/features/coalitions/queries";
import { CommitForm } from "@/features/commitments/CommitForm";
import { T, useT } from "@/lib/i18n/react";
import { navigate, useParams, usePlace } from "@/lib/router";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";

/** One sentence and a date is enough. */
export function CommitPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/commit");
  const { search } = usePlace();
  const query = useQuery(coalitionQuery(coalition));
  const action = new URLSearchParams(search).get("action");
  return (
    <Page
      kind={t("commitments.new_title")}
      heading={t("commitments.new_heading")}
      lead={t("commitments.new_lead")}
      single
    >
      <Loaded query={query}>
        {({ name }) => (
          <CommitForm
            coalition={coalition}
            action={action}
            readBy={<T id="commitments.sentence_read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
            done={({ id }) => navigate({ to: "/commitments/$commitment", params: { commitment: id } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
