import type { BoardRow } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DataTable } from "@/ui/DataTable";
import { DateTime } from "@/ui/DateTime";
import { BesideEachOther } from "@/ui/people";

/** The last word's answer, in the board's short form. */
const LAST: Record<NonNullable<BoardRow["last_check_in"]>["answer"], MessageId> = {
  done: "commitments.answer_done",
  moving: "commitments.answer_moving",
  slower: "commitments.answer_slower",
  stuck: "commitments.answer_stuck",
  change: "commitments.last_change",
};

/** A real table: who holds what, by when, and the last word where the reader may read it. */
export function BoardTable({ rows }: { rows: BoardRow[] }) {
  const t = useT();
  return (
    <DataTable
      caption={t("commitments.board_caption")}
      heads={[
        t("commitments.col_what"),
        t("commitments.col_who"),
        t("commitments.col_when"),
        t("commitments.col_word"),
      ]}
    >
      {rows.map((row) => (
        <BoardLine key={row.id} row={row} />
      ))}
    </DataTable>
  );
}

function BoardLine({ row }: { row: BoardRow }) {
  const t = useT();
  const paused = row.holders.every(({ status }) => status === "paused");
  return (
    <tr>
      <th scope="row" className="words">
        <Link to="/commitments/$commitment" params={{ commitment: row.id }}>
          <bdi>{row.sentence}</bdi>
        </Link>
        {row.action && (
          <span className="meta">
            <br />
            <T id="commitments.serves" values={{ action: <bdi>{row.action.title}</bdi> }} />
          </span>
        )}
      </th>
      <td>
        <BesideEachOther names={row.holders.map(({ name }) => name)} />
      </td>
      <td>{paused ? t("commitments.paused_short") : <DateTime value={row.by_when} />}</td>
      <td>
        {row.last_check_in ? (
          <T
            id="commitments.last_word"
            values={{
              answer: t(LAST[row.last_check_in.answer]),
              day: <DateTime value={row.last_check_in.at} dayOnly />,
            }}
          />
        ) : (
          <span className="muted">{t("commitments.no_word_shown")}</span>
        )}
      </td>
    </tr>
  );
}
