import { useQuery } from "@tanstack/react-query";
import type { ProposalLine } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Loaded } from "@/ui/Loaded";
import { Row, Rows } from "@/ui/Rows";
import { openProposalsQuery } from "./queries";

/** What can be answered now, and until when. */
export function OpenProposals({ coalition }: { coalition: string }) {
  const t = useT();
  const query = useQuery(openProposalsQuery(coalition));
  return (
    <Loaded query={query}>
      {({ items, next }) => {
        if (items.length === 0) return <p className="muted">{t("coalition.nothing_open")}</p>;
        return (
          <>
            <Rows>
              {items.map((item) => (
                <ProposalRow key={item.id} coalition={coalition} item={item} />
              ))}
            </Rows>
            {next && (
              <p>
                <Link to="/c/$coalition/decisions" params={{ coalition }}>
                  {t("coalition.all_proposals")}
                </Link>
              </p>
            )}
          </>
        );
      }}
    </Loaded>
  );
}

function ProposalRow({ coalition, item }: { coalition: string; item: ProposalLine }) {
  const t = useT();
  const target = {
    to: "/c/$coalition/proposals/$proposal",
    params: { coalition, proposal: item.id },
  } as const;
  return (
    <Row
      title={<Link {...target}>{item.title}</Link>}
      why={
        <T
          id="coalition.proposal_why"
          values={{ who: <bdi>{item.proposed_by.name}</bdi>, when: <DateTime value={item.closes_at} /> }}
        />
      }
      action={
        item.waits_for_me && (
          <Link className={buttonClass()} {...target}>
            {t("coalition.give_voice")}
            <span className="vh">: {item.title}</span>
          </Link>
        )
      }
    />
  );
}
