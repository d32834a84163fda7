import { useQuery } from "@tanstack/react-query";
import { proposalQuery } from "@/features/decisions/queries";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Icon } from "@/ui/icons";

export function BackToProposal({ coalition, proposal }: { coalition: string; proposal: string }) {
  const t = useT();
  const title = useQuery(proposalQuery(proposal)).data?.title;
  return (
    <Link className="back" to="/c/$coalition/proposals/$proposal" params={{ coalition, proposal }}>
      <Icon name="back" small />
      <bdi>{title || t("decisions.proposal_title")}</bdi>
    </Link>
  );
}
