import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { CoalitionRow, OwnCoalitionRow } from "@/api/schema";
import { OtherRow, OwnRow } from "@/features/coalitions/CoalitionRows";
import { coalitionsQuery } from "@/features/coalitions/queries";
import { useMe } from "@/features/people/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { MoreButton } from "@/ui/MoreButton";
import { Page, Spread } from "@/ui/Page";
import { Empty, Row, Rows } from "@/ui/Rows";

/** Those I am in, those I follow, and those that anyone here can know of. */
export function CoalitionsPage() {
  const t = useT();
  const query = useInfiniteQuery(coalitionsQuery);
  return (
    <Page kind={t("coalition.list_title")} lead={t("coalition.list_lead")}>
      <Loaded query={query}>
        {({ pages }) => (
          <>
            <Mine rows={pages[0]?.mine ?? []} />
            <Followed />
            <Others rows={pages.flatMap(({ items }) => items)}>
              <MoreButton {...query} />
            </Others>
          </>
        )}
      </Loaded>
    </Page>
  );
}

function Mine({ rows }: { rows: OwnCoalitionRow[] }) {
  const t = useT();
  const me = useMe();
  const start = me?.abilities.found && (
    <Link className={buttonClass("primary")} to="/coalitions/new">
      <Icon name="plus" small />
      {t("coalition.new_title")}
    </Link>
  );
  return (
    <Spread title={t("coalition.mine")} mark="accent">
      {rows.length === 0 ? (
        <Empty next={start}>{t("coalition.none_mine")}</Empty>
      ) : (
        <>
          <Rows label={t("coalition.mine")}>
            {rows.map((row) => (
              <OwnRow key={row.id} row={row} />
            ))}
          </Rows>
          {start && <div className="btns">{start}</div>}
        </>
      )}
    </Spread>
  );
}

function Followed() {
  const t = useT();
  const seats = useMe()?.seats.filter(({ standing }) => standing === "follower") ?? [];
  if (seats.length === 0) return null;
  return (
    <Spread title={t("coalition.followed")}>
      <Rows label={t("coalition.followed")}>
        {seats.map((seat) => (
          <Row
            key={seat.id}
            title={
              <Link to="/following/$coalition" params={{ coalition: seat.coalition_id }}>
                {seat.coalition}
              </Link>
            }
            why={
              seat.until && (
                <T id="coalition.you_follow_until" values={{ day: <DateTime value={seat.until} /> }} />
              )
            }
          />
        ))}
      </Rows>
    </Spread>
  );
}

function Others({ rows, children }: { rows: CoalitionRow[]; children: ReactNode }) {
  const t = useT();
  return (
    <Spread title={t("coalition.others")} note={t("coalition.others_note")}>
      {rows.length === 0 ? (
        <p className="muted">{t("coalition.none_other")}</p>
      ) : (
        <Rows label={t("coalition.others")}>
          {rows.map((row) => (
            <OtherRow key={row.id} row={row} />
          ))}
        </Rows>
      )}
      {children}
    </Spread>
  );
}
