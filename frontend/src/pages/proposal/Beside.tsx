import type { ProposalOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Details } from "@/ui/Details";

/** When and how it is decided. Never how many have answered: only whether all have. */
export function Beside({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const open = proposal.status === "told";
  return (
    <aside aria-label={t("decisions.about_round")}>
      <div className="stack">
        <h2>{t("decisions.about_round")}</h2>
        <dl className="facts">
          <div>
            <dt>{t("decisions.proposed")}</dt>
            <dd>
              <DateTime value={proposal.opened_at} />
            </dd>
          </div>
          {open && (
            <div>
              <dt>{t("decisions.closes")}</dt>
              <dd>
                <T
                  id="decisions.closes_at"
                  values={{
                    when: (
                      <b>
                        <DateTime value={proposal.closes_at} />
                      </b>
                    ),
                  }}
                />
              </dd>
            </div>
          )}
          <div>
            <dt>{t("decisions.how")}</dt>
            <dd>{t("decisions.how_small")}</dd>
          </div>
          <div>
            <dt>{t("decisions.review")}</dt>
            <dd>
              <DateTime value={proposal.review_on} />
            </dd>
          </div>
        </dl>
        <Details summary={t("decisions.what_is_objection")}>
          <p>{t("decisions.objection_is")}</p>
        </Details>
      </div>
    </aside>
  );
}
