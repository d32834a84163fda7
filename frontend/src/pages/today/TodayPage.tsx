import { useQuery } from "@tanstack/react-query";
import type { SeatOut, Today } from "@/api/schema";
import { Outbox } from "@/features/outbox/Outbox";
import { SavedCopy } from "@/features/outbox/SavedCopy";
import { useMe } from "@/features/people/queries";
import { todayQuery } from "@/features/today/queries";
import { Asked, PromiseOfMine, Voice, Waited } from "@/features/today/rows";
import { TodayList } from "@/features/today/TodayList";
import { dayFromNow } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import { useCopyOf } from "@/lib/own/shown";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Details } from "@/ui/Details";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Empty, Rows } from "@/ui/Rows";
import { useKeepOwn } from "./useKeepOwn";

/** The same home for everybody, leaders included: what needs my voice, what I said, what I am asked. */
export function TodayPage() {
  const t = useT();
  const today = useQuery(todayQuery);
  const copied = useCopyOf("/today");
  return (
    <Page
      kind={t("today.title")}
      aside={<DateTime value={dayFromNow(0)} />}
      lead={copied && <SavedCopy at={copied} />}
    >
      <div id="needs" tabIndex={-1}>
        <Outbox />
        <Loaded query={today}>{(lists) => <Lists lists={lists} away={copied !== null} />}</Loaded>
      </div>
    </Page>
  );
}

function Lists({ lists: { voice, promises, asked, waiting }, away }: { lists: Today; away: boolean }) {
  const t = useT();
  useKeepOwn(away ? [] : promises);
  const nothing = voice.length + promises.length + asked.length === 0;
  return (
    <>
      {nothing ? <NothingToDo /> : <ToDo lists={{ voice, promises, asked }} away={away} />}
      {waiting.length > 0 && (
        <Details summary={t("today.waiting")}>
          <Rows label={t("today.waiting")}>
            {waiting.map((item) => (
              <Waited key={item.id} item={item} />
            ))}
          </Rows>
        </Details>
      )}
    </>
  );
}

type ToDoProps = { lists: Pick<Today, "voice" | "promises" | "asked">; away: boolean };

function ToDo({ lists: { voice, promises, asked }, away }: ToDoProps) {
  const t = useT();
  return (
    <>
      <TodayList
        title={t("today.voice")}
        mark="voice"
        items={voice}
        first
        row={(item, first) => <Voice key={item.id} item={item} first={first} away={away} />}
      />
      <TodayList
        title={t("today.promises")}
        mark="promise"
        items={promises}
        first={voice.length === 0}
        row={(item, first) => <PromiseOfMine key={item.id} item={item} first={first} />}
        all={
          away || promises.length === 0 ? null : (
            <Link className={buttonClass("quiet")} to="/calendar">
              {t("today.your_days")}
            </Link>
          )
        }
      />
      <TodayList
        title={t("today.asked")}
        mark="support"
        items={asked}
        first={voice.length + promises.length === 0}
        row={(item, first) => <Asked key={item.id} item={item} first={first} away={away} />}
        all={
          away ? null : (
            <Link className={buttonClass("quiet")} to="/requests">
              {t("today.all_questions")}
            </Link>
          )
        }
      />
    </>
  );
}

/** Nothing waits: one thing to do, and the way to where one belongs. */
function NothingToDo() {
  const t = useT();
  const seats = useMe()?.seats ?? [];
  const home = seats.find(({ standing }) => standing !== "follower");
  const followed = seats[0];
  return (
    <Empty next={home ? <AtHome seat={home} /> : followed ? <AsFollower seat={followed} /> : <Nowhere />}>
      {t("today.nothing")}
    </Empty>
  );
}

function AtHome({ seat: { coalition_id, coalition } }: { seat: SeatOut }) {
  const t = useT();
  const params = { coalition: coalition_id };
  return (
    <>
      <Link className={buttonClass("primary")} to="/c/$coalition/commit" params={params}>
        {t("today.commit")}
      </Link>
      <Link className={buttonClass("quiet")} to="/c/$coalition" params={params}>
        <span>
          <T id="today.to_coalition" values={{ coalition: <bdi>{coalition}</bdi> }} />
        </span>
      </Link>
    </>
  );
}

function AsFollower({ seat: { coalition_id, coalition } }: { seat: SeatOut }) {
  return (
    <Link className={buttonClass("primary")} to="/following/$coalition" params={{ coalition: coalition_id }}>
      <span>
        <T id="today.to_following" values={{ coalition: <bdi>{coalition}</bdi> }} />
      </span>
    </Link>
  );
}

function Nowhere() {
  const t = useT();
  return (
    <Link className={buttonClass("primary")} to="/coalitions">
      {t("today.to_coalitions")}
    </Link>
  );
}
