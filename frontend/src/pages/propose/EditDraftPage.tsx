import { useQuery } from "@tanstack/react-query";
import type { ProposalOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { heldMandatesQuery } from "@/features/decisions/heldMandates";
import { useProposal } from "@/features/decisions/mutations";
import { proposalQuery } from "@/features/decisions/queries";
import { readerZone } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { isProblem, lifted } from "@/lib/problem";
import { Link, navigate, useParams } from "@/lib/router";
import { Form } from "@/ui/form/Form";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";
import { Empty } from "@/ui/Rows";
import { textOf } from "./body";
import type { Draft } from "./draft";
import { wordsOf } from "./from";
import { mistakes } from "./mistakes";
import { PeopleFields } from "./PeopleFields";
import { ReadBy } from "./ReadBy";
import { WordsFields } from "./WordsFields";

/** One's own words that wait for a yes: a change asks everyone in them again. */
export function EditDraftPage() {
  const t = useT();
  const { coalition, proposal } = useParams("/c/$coalition/proposals/$proposal/draft");
  const query = useQuery(proposalQuery(proposal));
  const at = { params: { coalition, proposal } };
  return (
    <Page
      kind={t("propose.edit_title")}
      lead={t("propose.edit_lead")}
      back={
        <Link className="back" to="/c/$coalition/proposals/$proposal" {...at}>
          <Icon name="back" small />
          {t("propose.to_proposal")}
        </Link>
      }
      single
    >
      <Loaded query={query}>
        {(found) =>
          found.draft ? (
            <EditForm proposal={found} changed={query.refetch} />
          ) : (
            <Empty>{t("propose.nothing_waits")}</Empty>
          )
        }
      </Loaded>
    </Page>
  );
}

type EditFormProps = {
  proposal: ProposalOut;
  /** Somebody else published a version meanwhile: what is typed stays. */
  changed: () => Promise<unknown>;
};

const startOf = (proposal: ProposalOut): Draft => ({
  ...wordsOf(proposal.draft ?? proposal, proposal.kind, proposal.id),
  weight: proposal.weight,
  told: proposal.version > 0,
});

function EditForm({ proposal, changed }: EditFormProps) {
  const t = useT();
  const { redraft } = useProposal(proposal.id);
  const { coalition_id: coalition } = proposal;
  const here = useQuery(coalitionQuery(coalition));
  const { data: mandates = [] } = useQuery(heldMandatesQuery(coalition));
  const check = (values: Draft) => ({ ...mistakes("words", values, t), ...mistakes("people", values, t) });
  async function send(values: Draft) {
    try {
      return await redraft(textOf(values, mandates, here.data?.zone ?? readerZone()), proposal.version);
    } catch (error) {
      if (isProblem(error, "changed_meanwhile")) await changed();
      throw lifted(error, "payload");
    }
  }
  return (
    <Loaded query={here}>
      {(found) => (
        <Form
          draft={`redraft.${proposal.id}`}
          initial={startOf(proposal)}
          readBy={(values) => <ReadBy coalition={found} draft={values} />}
          submit={t("propose.keep_draft")}
          check={check}
          send={send}
          done={() =>
            navigate({
              to: "/c/$coalition/proposals/$proposal",
              params: { coalition, proposal: proposal.id },
            })
          }
        >
          {(field, { values, change }) => (
            <>
              {proposal.draft?.overtaken && proposal.version > 0 && (
                <Notice kind="accent">{t("decisions.draft_overtaken")}</Notice>
              )}
              <WordsFields coalition={coalition} field={field} values={values} change={change} />
              <PeopleFields coalition={coalition} field={field} values={values} />
            </>
          )}
        </Form>
      )}
    </Loaded>
  );
}
