import { useQuery } from "@tanstack/react-query";
import { Fragment, type ReactNode } from "react";
import type { FoldOut, ReportMade, ReportToLookAt } from "@/api/schema";
import { FormalRoute } from "@/features/about/FormalRoute";
import { myFoldsQuery, reportsQuery } from "@/features/safety/queries";
import { STATE_WORDS, TEXT_WORDS } from "@/features/safety/words";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { Empty, Row, Rows } from "@/ui/Rows";

/** What one was drawn to look at, what one reported, and what was folded of one's own. Nobody else sees this. */
export function ReportsPage() {
  const t = useT();
  const reports = useQuery(reportsQuery);
  const folds = useQuery(myFoldsQuery);
  return (
    <Page kind={t("safety.reports_title")} lead={t("safety.reports_lead")}>
      <Spread title={t("safety.to_look_at")} note={t("safety.to_look_at_note")}>
        <Loaded query={reports}>
          {({ to_look_at }) => (
            <List
              items={to_look_at}
              none={t("safety.none_to_look_at")}
              row={(one) => <ToLookAt report={one} />}
            />
          )}
        </Loaded>
      </Spread>
      <Spread title={t("safety.mine")}>
        <Loaded query={reports}>
          {({ made }) => (
            <List items={made} none={t("safety.none_mine")} row={(one) => <Mine report={one} />} />
          )}
        </Loaded>
      </Spread>
      <Spread title={t("safety.folded_of_mine")}>
        <Loaded query={folds}>
          {({ items }) => (
            <List
              items={items.map((fold) => ({ ...fold, id: fold.thing.id }))}
              none={t("safety.none_folded")}
              row={(fold) => <OfMine fold={fold} />}
            />
          )}
        </Loaded>
      </Spread>
      <FormalRoute />
    </Page>
  );
}

type ListProps<Item> = { items: Item[]; none: string; row: (item: Item) => ReactNode };

function List<Item extends { id: string }>({ items, none, row }: ListProps<Item>) {
  if (items.length === 0) return <Empty>{none}</Empty>;
  return (
    <Rows plain>
      {items.map((item) => (
        <Fragment key={item.id}>{row(item)}</Fragment>
      ))}
    </Rows>
  );
}

function ToLookAt({ report }: { report: ReportToLookAt }) {
  const t = useT();
  return (
    <Row
      ours
      title={
        <Link to="/reports/$report" params={{ report: report.id }}>
          {t(TEXT_WORDS[report.thing.kind])}
        </Link>
      }
      why={
        report.my_answer ? (
          t("safety.you_answered")
        ) : (
          <T id="safety.answer_by" values={{ day: <DateTime value={report.answer_by} /> }} />
        )
      }
    />
  );
}

function Mine({ report }: { report: ReportMade }) {
  const t = useT();
  return (
    <Row
      ours
      title={t(TEXT_WORDS[report.thing.kind])}
      why={
        <>
          <T id="safety.reported_on" values={{ day: <DateTime value={report.made_at} dayOnly /> }} />{" "}
          {t(STATE_WORDS[report.state])}
          {report.folded_until && (
            <>
              {" "}
              <T id="safety.until" values={{ day: <DateTime value={report.folded_until} /> }} />
            </>
          )}
        </>
      }
    >
      {report.words && <Prose text={report.words} />}
    </Row>
  );
}

function OfMine({ fold }: { fold: FoldOut }) {
  const t = useT();
  return (
    <Row
      ours
      title={t(TEXT_WORDS[fold.thing.kind])}
      why={
        fold.until ? (
          <T id="safety.folded_until" values={{ day: <DateTime value={fold.until} /> }} />
        ) : (
          t("safety.folded_by_decision")
        )
      }
    >
      <div className="said">
        <Prose text={fold.reason} />
      </div>
    </Row>
  );
}
