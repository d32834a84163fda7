import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
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
            <>
              <Days title={t("carry.before_today")} rows={items.filter(({ day }) => day < from_day)} />
              {weeksFrom(from_day).map((week) => (
                <Days
                  key={week}
                  title={<T id="carry.week_from" values={{ day: <DateTime value={week} /> }} />}
                  rows={items.filter(({ day }) => week <= day && day < dayAfter(week, A_WEEK))}
                />
              ))}
            </>
          )
        }
      </Loaded>
    </Page>
  );
}

/** The first days of the weeks, from today on. */
const weeksFrom = (day: string) => Array.from({ length: 5 }, (_, week) => dayAfter(day, week * A_WEEK));

/** What stands in a week, or waits from a day before today; nothing where nothing does. */
function Days({ title, rows }: { title: ReactNode; rows: CalendarRow[] }) {
  if (rows.length === 0) return null;
  return (
    <section className="stack">
      <h2>{title}</h2>
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
