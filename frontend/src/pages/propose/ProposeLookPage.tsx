import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Overview } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { heldMandatesQuery } from "@/features/decisions/heldMandates";
import { propose } from "@/features/decisions/mutations";
import { readerZone } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { navigate, useParams } from "@/lib/router";
import { type Errors, Form } from "@/ui/form/Form";
import { Loaded } from "@/ui/Loaded";
import { AsRead } from "./AsRead";
import { proposalOf } from "./body";
import { type Draft, draftName, draftOf, STEPS, stepOf } from "./draft";
import { Incomplete } from "./Incomplete";
import { mistakes } from "./mistakes";
import { ReadBy } from "./ReadBy";
import { goTo, StepPage } from "./StepForm";
import { carry } from "./wrong";

/** Once as others will read it; then it is sent. */
export function ProposeLookPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/propose/look");
  const query = useQuery(coalitionQuery(coalition));
  const draft = draftOf(coalition);
  const unsaid = STEPS.find((step) => Object.values(mistakes(step, draft, t)).some(Boolean));
  if (unsaid) return <Incomplete coalition={coalition} step={unsaid} />;
  return (
    <StepPage step="look" coalition={coalition}>
      <Loaded query={query}>{(found) => <Look coalition={found} draft={draft} />}</Loaded>
    </StepPage>
  );
}

function Look({ coalition, draft }: { coalition: Overview; draft: Draft }) {
  const t = useT();
  const client = useQueryClient();
  const { data: mandates = [] } = useQuery(heldMandatesQuery(coalition.id));

  function elsewhere(errors: Errors<Draft>): boolean {
    const step = stepOf(errors);
    if (!step) return false;
    carry(coalition.id, errors);
    goTo(step, coalition.id);
    return true;
  }

  return (
    <Form
      draft={draftName(coalition.id)}
      initial={draft}
      readBy={<ReadBy coalition={coalition} draft={draft} />}
      submit={t("propose.send")}
      send={(values, key) =>
        propose(coalition.id, proposalOf(values, mandates, coalition.zone ?? readerZone()), key)
      }
      elsewhere={elsewhere}
      done={({ id }) => {
        for (const first of ["proposals", "decisions", "today", "coalition"])
          client.invalidateQueries({ queryKey: [first] });
        navigate({
          to: "/c/$coalition/proposals/$proposal",
          params: { coalition: coalition.id, proposal: id },
        });
      }}
    >
      {() => <AsRead coalition={coalition.id} draft={draft} />}
    </Form>
  );
}
