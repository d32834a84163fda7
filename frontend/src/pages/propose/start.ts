import { useQuery } from "@tanstack/react-query";
import type { AgreementWithVersions, DecisionOut } from "@/api/schema";
import { agreementQuery } from "@/features/agreements/queries";
import { decisionQuery, proposalQuery } from "@/features/decisions/queries";
import { usePlace } from "@/lib/router";
import { type Draft, draftOf, EMPTY } from "./draft";
import { wordsOf } from "./from";

type Start = { loading: boolean; draft: Draft };

/** What the address asks to begin with: a kind, an earlier proposal, an agreement to change, or a decision. */
export function useStart(coalition: string): Start {
  const asked = new URLSearchParams(usePlace().search);
  const [from, of, on] = ["from", "agreement", "decision"].map((name) => asked.get(name) ?? "");
  const proposal = useQuery({ ...proposalQuery(from ?? ""), enabled: !!from });
  const agreement = useQuery({ ...agreementQuery(of ?? ""), enabled: !!of });
  const decision = useQuery({ ...decisionQuery(on ?? ""), enabled: !!on });
  const kind = asked.get("kind");
  const loading = [proposal, agreement, decision].some(({ isLoading }) => isLoading);
  if (proposal.data) return { loading, draft: wordsOf(proposal.data, proposal.data.kind, proposal.data.id) };
  if (agreement.data) return { loading, draft: changeOf(agreement.data) };
  if (decision.data) return { loading, draft: reviewOf(decision.data, kind ?? "renewal") };
  return { loading, draft: { ...EMPTY, kind: kind ?? draftOf(coalition).kind } };
}

function changeOf({ id, kind, title, text, subject_id, weekday }: AgreementWithVersions): Draft {
  const working = kind === "working";
  return {
    ...EMPTY,
    ...{ title, text, source: id },
    kind: working ? "agreement" : kind,
    subject_id: working ? subject_id : "",
    weekday: weekday?.toString() ?? "",
  };
}

function reviewOf({ id, title }: DecisionOut, kind: string): Draft {
  return { ...EMPTY, kind, title, source: `${kind} ${id}`, decision_id: id };
}
