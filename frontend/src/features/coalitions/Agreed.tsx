import type { AgreementRow, FollowerRow, ToldLine } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DataTable } from "@/ui/DataTable";
import { DateTime } from "@/ui/DateTime";
import { PersonName } from "@/ui/people";
import { Row, Rows } from "@/ui/Rows";
import { stageWords } from "./stages";

/** What stands agreed, the decision behind it, and the day it is looked at again. */
export function Agreed({ coalition, agreements }: { coalition: string; agreements: AgreementRow[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t("coalition.agreed_caption")}
      heads={[t("coalition.col_agreement"), t("coalition.col_decision"), t("coalition.col_review")]}
    >
      {agreements.map((agreement) => (
        <tr key={agreement.decision_id + agreement.kind}>
          <th scope="row">
            <bdi className="words">{agreement.title}</bdi>
            {agreement.kind !== "purpose" && agreement.text && (
              <p className="meta">
                <bdi>{agreement.text}</bdi>
              </p>
            )}
          </th>
          <td className="num nowrap">
            <Link
              to="/c/$coalition/decisions/$decision"
              params={{ coalition, decision: agreement.decision_id }}
            >
              {t("coalition.decision", { number: agreement.decision_number })}
            </Link>
          </td>
          <td>
            <DateTime value={agreement.review_on} />
          </td>
        </tr>
      ))}
    </DataTable>
  );
}

/** Leaders whom the coalition lets follow, and until when. */
export function FollowedBy({ followers }: { followers: FollowerRow[] }) {
  const t = useT();
  if (followers.length === 0) return <p className="muted">{t("coalition.nobody_follows")}</p>;
  return (
    <Rows plain>
      {followers.map((follower) => (
        <Row
          key={follower.id}
          ours
          title={<PersonName name={follower.name} />}
          why={<T id="coalition.follows_until" values={{ day: <DateTime value={follower.until} /> }} />}
        />
      ))}
    </Rows>
  );
}

/** What followers and newcomers read of the work: line by line, as co-owners told it. */
export function Told({ lines }: { lines: ToldLine[] }) {
  const t = useT();
  if (lines.length === 0) return <p className="muted">{t("coalition.nothing_told")}</p>;
  return (
    <Rows plain>
      {lines.map((line) => (
        <Row
          key={line.id}
          title={line.title}
          why={
            <>
              {stageWords(line.stage, t)} · <DateTime value={line.told_at} dayOnly />
            </>
          }
        >
          <p className="words" dir="auto">
            {line.sentence}
          </p>
        </Row>
      ))}
    </Rows>
  );
}
