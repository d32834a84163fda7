import { useQuery, useQueryClient } from "@tanstack/react-query";
import { coalitionQuery } from "@/features/coalitions/queries";
import { KINDS, ProposeForm } from "@/features/decisions/ProposeForm";
import { proposalQuery } from "@/features/decisions/queries";
import { T, useT } from "@/lib/i18n/react";
import { navigate, useParams, usePlace } from "@/lib/router";
import { Loaded, Loading } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";

/** Anyone proposes; all are told; an objection is heard before anything starts. */
export function ProposePage() {
  const t = useT();
  const client = useQueryClient();
  const { coalition } = useParams("/c/$coalition/propose");
  const { search } = usePlace();
  const query = useQuery(coalitionQuery(coalition));
  const asked = new URLSearchParams(search);
  const from = asked.get("from") ?? "";
  const before = useQuery({ ...proposalQuery(from), enabled: from !== "" });
  return (
    <Page kind={t("decisions.propose_title")} heading={t("decisions.propose_heading")} single>
      <Notice>
        <p>{t("decisions.small_weight_told")}</p>
        <p>{t("decisions.small_weight_heard")}</p>
      </Notice>
      <Loaded query={query}>
        {({ name }) =>
          before.isLoading ? (
            <Loading />
          ) : (
            <ProposeForm
              coalition={coalition}
              kind={KINDS.find((kind) => kind === asked.get("kind")) ?? "action"}
              from={before.data}
              readBy={<T id="decisions.read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
              done={({ id }) => {
                for (const first of ["proposals", "decisions", "today"])
                  client.invalidateQueries({ queryKey: [first] });
                navigate({ to: "/c/$coalition/proposals/$proposal", params: { coalition, proposal: id } });
              }}
            />
          )
        }
      </Loaded>
    </Page>
  );
}
