import type { ProposalLine } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { PersonOrFormer } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { STAGE_WORDS } from "./words";

const NAMED: ReadonlySet<string> = new Set(Object.keys(STAGE_WORDS));
const isStage = (status: string): status is keyof typeof STAGE_WORDS => NAMED.has(status);

/** An open proposal: in which stage, until when, and whether it waits for one's own voice. */
export function ProposalRow({ proposal, coalition }: { proposal: ProposalLine; coalition: string }) {
  const t = useT();
  const { status, closes_at } = proposal;
  const open = {
    to: "/c/$coalition/proposals/$proposal",
    params: { coalition, proposal: proposal.id },
  } as const;
  const title = proposal.title || t("decisions.row_untitled");
  const who = <PersonOrFormer name={proposal.proposed_by.name} />;
  const stage = t(isStage(status) ? STAGE_WORDS[status] : "decisions.stage_asking_first");
  return (
    <Row
      title={<Link {...open}>{title}</Link>}
      ours={proposal.title === ""}
      why={
        closes_at === null ? (
          <T id="decisions.row_waiting" values={{ stage, who }} />
        ) : (
          <T id="decisions.row_open" values={{ stage, who, when: <DateTime value={closes_at} /> }} />
        )
      }
      action={
        proposal.waits_for_me && (
          <Link className={buttonClass()} {...open}>
            {t("decisions.your_voice")}
            <span className="vh">
              : <bdi>{title}</bdi>
            </span>
          </Link>
        )
      }
    />
  );
}
