import type { BoardRow } from "@/api/schema";
import { T } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { BesideEachOther } from "@/ui/people";
import { Row } from "@/ui/Rows";

/** A line of the board on another page: the sentence, who holds it, by when. */
export function BoardItem({ row }: { row: BoardRow }) {
  return (
    <Row
      title={
        <Link to="/commitments/$commitment" params={{ commitment: row.id }}>
          {row.sentence}
        </Link>
      }
      why={<T id="commitments.status_active" values={{ day: <DateTime value={row.by_when} /> }} />}
    >
      <BesideEachOther names={row.holders.map(({ name }) => name)} />
    </Row>
  );
}
