import type { ProposalLine } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { PersonName } from "@/ui/people";
import { Row } from "@/ui/Rows";

/** An open proposal, and whether it waits for one's own voice. */
export function ProposalRow({ proposal, coalition }: { proposal: ProposalLine; coalition: string }) {
  const t = useT();
  const open = {
    to: "/c/$coalition/proposals/$proposal",
    params: { coalition, proposal: proposal.id },
  } as const;
  const who = <PersonName name={proposal.proposed_by.name} />;
  return (
    <Row
      title={<Link {...open}>{proposal.title}</Link>}
      why={
        proposal.status === "told" ? (
          <T id="decisions.row_told" values={{ who, when: <DateTime value={proposal.closes_at} /> }} />
        ) : (
          <T id="decisions.row_full" values={{ who }} />
        )
      }
      action={
        proposal.waits_for_me && (
          <Link className={buttonClass()} {...open}>
            {t("decisions.your_voice")}
            <span className="vh">: {proposal.title}</span>
          </Link>
        )
      }
    />
  );
}
