import { useQuery, useQueryClient } from "@tanstack/react-query";
import { coalitionQuery } from "@/features/coalitions/queries";
import { KINDS, ProposeForm } from "@/features/decisions/ProposeForm";
import { T, useT } from "@/lib/i18n/react";
import { navigate, useParams, usePlace } from "@/lib/router";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";

/** Anyone proposes; all are told; an objection is heard before anything starts. */
export function ProposePage() {
  const t = useT();
  const client = useQueryClient();
  const { coalition } = useParams("/c/$coalition/propose");
  const { search } = usePlace();
  const query = useQuery(coalitionQuery(coalition));
  const asked = new URLSearchParams(search).get("kind");
  return (
    <Page kind={t("decisions.propose_title")} heading={t("decisions.propose_heading")} single>
      <Notice>
        <p>{t("decisions.small_weight_told")}</p>
        <p>{t("decisions.small_weight_heard")}</p>
      </Notice>
      <Loaded query={query}>
        {({ name }) => (
          <ProposeForm
            coalition={coalition}
            kind={KINDS.find((kind) => kind === asked) ?? "action"}
            readBy={<T id="decisions.read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
            done={({ id }) => {
              for (const first of ["proposals", "decisions", "today"])
                client.invalidateQueries({ queryKey: [first] });
              navigate({ to: "/c/$coalition/proposals/$proposal", params: { coalition, proposal: id } });
            }}
          />
        )}
      </Loaded>
    </Page>
  );
}
