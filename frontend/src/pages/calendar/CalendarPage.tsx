import { useQuery } from "@tanstack/react-query";
import type { CalendarRow } from "@/api/schema";
import { calendarQuery } from "@/features/today/queries";
import { dayAfter } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Empty, Row, Rows } from "@/ui/Rows";

const A_WEEK = 7;

/** One's own next five weeks as a list: when a word is asked for, and when a commitment ends. */
export function CalendarPage() {
  const t = useT();
  const query = useQuery(calendarQuery);
  return (
    <Page
      kind={t("carry.calendar")}
      lead={t("carry.calendar_lead")}
      back={
        <Link className="back" to="/">
          <Icon name="back" small />
          {t("today.title")}
        </Link>
      }
      single
    >
      <Loaded query={query}>
        {({ from_day, items }) =>
          items.length === 0 ? (
            <Empty>{t("carry.calendar_empty")}</Empty>
          ) : (
            byWeek(from_day, items).map(([week, rows]) => <Week key={week} from={week} rows={rows} />)
          )
        }
      </Loaded>
    </Page>
  );
}

/** Weeks from today on, only those in which something stands. What waits from a day before stands in the first. */
function byWeek(from: string, items: CalendarRow[]): [string, CalendarRow[]][] {
  const weeks = Array.from({ length: 5 }, (_, week) => dayAfter(from, week * A_WEEK));
  return weeks.flatMap((start) => {
    const end = dayAfter(start, A_WEEK);
    const rows = items.filter(({ day }) => (start === from || start <= day) && day < end);
    return rows.length > 0 ? [[start, rows]] : [];
  });
}

function Week({ from, rows }: { from: string; rows: CalendarRow[] }) {
  return (
    <section className="stack">
      <h2>
        <T id="carry.week_from" values={{ day: <DateTime value={from} /> }} />
      </h2>
      <Rows>
        {rows.map((row) => (
          <Row
            key={`${row.day}${row.kind}${row.id}`}
            title={
              <Link to="/commitments/$commitment" params={{ commitment: row.id }}>
                {row.sentence}
              </Link>
            }
            why={
              <T
                id={row.kind === "word" ? "carry.day_word" : "carry.day_ends"}
                values={{ day: <DateTime value={row.day} />, coalition: <bdi>{row.coalition}</bdi> }}
              />
            }
          />
        ))}
      </Rows>
    </section>
  );
}
