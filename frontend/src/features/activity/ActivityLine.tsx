import type { ReactNode } from "react";
import type { ActivityRow } from "@/api/schema";
import { localeForDates } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Row } from "@/ui/Rows";
import { sentenceOf } from "./kinds";

type LineProps = { coalition: string; row: ActivityRow };

/** One fact: what it is about, who did it, at what time of the day that stands above. */
export function ActivityLine({ coalition, row }: LineProps) {
  const t = useT();
  const who = <bdi>{row.who ?? t("activity.former_member")}</bdi>;
  const sentence = <T id={sentenceOf(row.kind)} values={{ who }} />;
  const time = (
    <time className="quiet" dateTime={row.at}>
      {new Date(row.at).toLocaleTimeString(localeForDates(), { hour: "numeric", minute: "2-digit" })}
    </time>
  );
  if (row.title === null) {
    return (
      <Row
        ours
        title={
          <ThingLink coalition={coalition} row={row}>
            {sentence}
          </ThingLink>
        }
        why={time}
      />
    );
  }
  return (
    <Row
      title={
        <ThingLink coalition={coalition} row={row}>
          {row.title}
        </ThingLink>
      }
      why={
        <>
          {sentence} {time}
        </>
      }
    />
  );
}

/** To the thing's own page, where it has one. */
function ThingLink({ coalition, row, children }: LineProps & { children: ReactNode }) {
  const at = { coalition };
  const id = row.thing_id;
  if (/^(action_|co_owner_|partners_)/.test(row.kind)) {
    return (
      <Link to="/c/$coalition/actions/$action" params={{ ...at, action: id }}>
        {children}
      </Link>
    );
  }
  if (/^(commitment_|holding_|check_in_)/.test(row.kind)) {
    return (
      <Link to="/commitments/$commitment" params={{ commitment: id }}>
        {children}
      </Link>
    );
  }
  if (row.kind.startsWith("proposal_")) {
    return (
      <Link to="/c/$coalition/proposals/$proposal" params={{ ...at, proposal: id }}>
        {children}
      </Link>
    );
  }
  if (row.kind.startsWith("support_")) {
    return (
      <Link to="/support/requests/$request" params={{ request: id }}>
        {children}
      </Link>
    );
  }
  if (row.kind.startsWith("ask_")) {
    return (
      <Link to="/asks/$ask" params={{ ask: id }}>
        {children}
      </Link>
    );
  }
  return <ListLink {...{ coalition, row, children }} />;
}

const LISTS = {
  decision_made: "/c/$coalition/decisions",
  follower_admitted: "/c/$coalition/followers",
  follower_accepted: "/c/$coalition/followers",
  follower_stepped_back: "/c/$coalition/followers",
  member_joined: "/c/$coalition/people",
  member_welcomed: "/c/$coalition/people",
  roster_imported: "/c/$coalition/invite",
  coalition_founded: "/c/$coalition",
  group_joined: "/c/$coalition",
} as const;

/** To the page that has it in a list; what has none stands as plain words. */
function ListLink({ coalition, row, children }: LineProps & { children: ReactNode }) {
  if (!(row.kind in LISTS)) return children;
  return (
    <Link to={LISTS[row.kind as keyof typeof LISTS]} params={{ coalition }}>
      {children}
    </Link>
  );
}
