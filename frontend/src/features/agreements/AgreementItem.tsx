import type { AgreementOut } from "@/api/schema";
import { dayOfWeek } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Row } from "@/ui/Rows";

/** An agreement in force: by which decision, and when it is looked at again. */
export function AgreementItem({ agreement, may }: { agreement: AgreementOut; may: boolean }) {
  const t = useT();
  const { id, coalition_id: coalition, title, weekday, acknowledged_by_me } = agreement;
  return (
    <Row
      title={
        <Link to="/c/$coalition/agreements/$agreement" params={{ coalition, agreement: id }}>
          {title}
        </Link>
      }
      why={<ByDecision agreement={agreement} />}
      action={
        may && (
          <Link
            className={buttonClass()}
            to="/c/$coalition/propose"
            params={{ coalition }}
            search={{ agreement: id }}
          >
            {t("agreements.propose_change")}
            <span className="vh">
              : <bdi>{title}</bdi>
            </span>
          </Link>
        )
      }
    >
      {weekday !== null && (
        <p className="meta">{t("agreements.check_ins_on", { day: dayOfWeek(weekday) })}</p>
      )}
      {acknowledged_by_me && <p className="meta">{t("agreements.you_read_it")}</p>}
    </Row>
  );
}

function ByDecision({ agreement }: { agreement: AgreementOut }) {
  const { coalition_id: coalition, decision_id: decision, decision_number: number, review_on } = agreement;
  return (
    <T
      id="agreements.facts"
      values={{
        number,
        day: <DateTime value={review_on} />,
        link: (words) => (
          <Link to="/c/$coalition/decisions/$decision" params={{ coalition, decision }}>
            {words}
          </Link>
        ),
      }}
    />
  );
}
