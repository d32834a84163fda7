import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { DecisionOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { METHOD_WORDS } from "@/features/decisions/words";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Button, buttonClass, LinkButton } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";

const OUTCOMES: Record<NonNullable<NonNullable<DecisionOut["review"]>["outcome"]>, MessageId> = {
  renewed: "record.renewed",
  amended: "record.amended",
  retired: "record.retired",
  ended: "record.trial_over",
  finished: "record.finished",
};

/** How, since when and until when; and what can be done with it. */
export function Beside({ decision }: { decision: DecisionOut }) {
  const t = useT();
  const { method, effective_from, review_on, ends_on, review, all_answered, quorum_reached } = decision;
  return (
    <section aria-label={t("record.facts")}>
      <dl className="facts">
        <Fact name={t("record.how")}>{t(METHOD_WORDS[method])}</Fact>
        {method !== "founding" && (all_answered || quorum_reached) && (
          <Fact name={t("record.heard")}>{t(all_answered ? "record.all_answered" : "record.enough")}</Fact>
        )}
        <Fact name={t("record.since")}>
          <DateTime value={effective_from} />
        </Fact>
        {ends_on && (
          <Fact name={t("record.trial_ends")}>
            <DateTime value={ends_on} />
          </Fact>
        )}
        {review && !review.outcome && (
          <Fact name={t("record.review")}>
            <DateTime value={review.on} />
          </Fact>
        )}
        {!review && (
          <Fact name={t("record.review")}>
            <DateTime value={review_on} />
          </Fact>
        )}
        {review?.outcome && <Fact name={t("record.outcome")}>{t(OUTCOMES[review.outcome])}</Fact>}
      </dl>
      <Next decision={decision} />
      <Take decision={decision} />
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What can become of it: by a decision, as it came about. Only what would not be refused. */
function Next({
  decision: { id, coalition_id: coalition, review, made, abilities },
}: {
  decision: DecisionOut;
}) {
  const t = useT();
  const may = useQuery(coalitionQuery(coalition)).data?.abilities.propose;
  const agreement = may && review && !review.outcome && made.find(({ thing }) => thing === "agreement");
  if (!agreement && !abilities.renew && !abilities.retire) return null;
  const at = { to: "/c/$coalition/propose", params: { coalition } } as const;
  return (
    <div className="btns no-print">
      {abilities.renew && (
        <Link className={buttonClass()} {...at} search={{ kind: "renewal", decision: id }}>
          {t("record.renew")}
        </Link>
      )}
      {agreement && (
        <Link className={buttonClass()} {...at} search={{ agreement: agreement.id }}>
          {t("record.change")}
        </Link>
      )}
      {abilities.retire && (
        <Link className={buttonClass("quiet")} {...at} search={{ kind: "retirement", decision: id }}>
          {t("record.retire")}
        </Link>
      )}
    </div>
  );
}

function Take({ decision: { id } }: { decision: DecisionOut }) {
  const t = useT();
  const file = (format: string) => `/api/v1/decisions/${id}/record?format=${format}`;
  return (
    <div className="btns no-print">
      <Button look="quiet" onClick={() => window.print()}>
        {t("record.print")}
      </Button>
      <LinkButton look="quiet" href={file("md")} download>
        {t("record.as_text")}
      </LinkButton>
      <LinkButton look="quiet" href={file("json")} download>
        {t("record.as_json")}
      </LinkButton>
    </div>
  );
}
