import { useQuery } from "@tanstack/react-query";
import type { AgreementWithVersions } from "@/api/schema";
import { Acknowledge } from "@/features/agreements/Acknowledge";
import { agreementQuery } from "@/features/agreements/queries";
import { VersionTable } from "@/features/agreements/VersionTable";
import { coalitionQuery } from "@/features/coalitions/queries";
import { dayOfWeek } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { Button, buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page, Reading } from "@/ui/Page";
import { Prose } from "@/ui/Prose";

/** One version of an agreement, one's own word on it, and all of its versions. */
export function AgreementPage() {
  const t = useT();
  const { coalition, agreement } = useParams("/c/$coalition/agreements/$agreement");
  const query = useQuery(agreementQuery(agreement));
  const found = query.data;
  return (
    <Page
      kind={t("agreements.one_title")}
      heading={found?.title}
      words={found !== undefined}
      kicker={
        found && (
          <T
            id="agreements.version"
            values={{
              version: found.version,
              day: <DateTime value={found.effective_from} dayOnly />,
            }}
          />
        )
      }
      back={
        <Link className="back" to="/c/$coalition/agreements" params={{ coalition }}>
          <Icon name="back" small />
          {t("agreements.title")}
        </Link>
      }
    >
      <Loaded query={query}>{(one) => <Agreement agreement={one} />}</Loaded>
    </Page>
  );
}

function Agreement({ agreement }: { agreement: AgreementWithVersions }) {
  const t = useT();
  return (
    <Reading beside={<Beside agreement={agreement} />}>
      <section>
        <Standing agreement={agreement} />
        <Prose text={agreement.text} />
        {agreement.weekday !== null && (
          <p>{t("agreements.check_ins_on", { day: dayOfWeek(agreement.weekday) })}</p>
        )}
      </section>
      <Acknowledge agreement={agreement} />
      <section>
        <h2>{t("agreements.versions")}</h2>
        <VersionTable agreement={agreement} />
      </section>
    </Reading>
  );
}

/** Whether this is the version that counts. */
function Standing({ agreement }: { agreement: AgreementWithVersions }) {
  const t = useT();
  const { in_force, retired, versions, coalition_id: coalition } = agreement;
  if (in_force) return null;
  const newest = versions[0];
  if (retired || newest === undefined || newest.retired) return <Notice>{t("agreements.is_retired")}</Notice>;
  return (
    <Notice>
      <T
        id="agreements.not_in_force"
        values={{
          link: (words) => (
            <Link to="/c/$coalition/agreements/$agreement" params={{ coalition, agreement: newest.id }}>
              {words}
            </Link>
          ),
        }}
      />
    </Notice>
  );
}

function Beside({ agreement }: { agreement: AgreementWithVersions }) {
  const t = useT();
  const { id, coalition_id: coalition, decision_id: decision, decision_number: number } = agreement;
  const may = useQuery(coalitionQuery(coalition)).data?.abilities.propose;
  return (
    <section aria-label={t("agreements.facts_title")}>
      <dl className="facts">
        <div>
          <dt>{t("agreements.decided")}</dt>
          <dd>
            <Link to="/c/$coalition/decisions/$decision" params={{ coalition, decision }}>
              {t("agreements.decision", { number })}
            </Link>
          </dd>
        </div>
        <div>
          <dt>{t("agreements.since")}</dt>
          <dd>
            <DateTime value={agreement.effective_from} dayOnly />
          </dd>
        </div>
        <div>
          <dt>{t("agreements.review")}</dt>
          <dd>
            <DateTime value={agreement.review_on} />
          </dd>
        </div>
      </dl>
      <div className="btns">
        {may && agreement.in_force && (
          <Link
            className={buttonClass()}
            to="/c/$coalition/propose"
            params={{ coalition }}
            search={{ agreement: id }}
          >
            {t("agreements.propose_change")}
          </Link>
        )}
        <Button look="quiet" onClick={() => window.print()}>
          {t("agreements.print")}
        </Button>
      </div>
    </section>
  );
}
