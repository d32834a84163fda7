import type { ReactNode } from "react";
import type { NoticeOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Row } from "@/ui/Rows";
import { WHAT } from "./words";

/** What it is about in the words of who wrote it, why it is here in ours. What was seen before is not marked. */
export function NoticeRow({ notice, isNew }: { notice: NoticeOut; isNew: boolean }) {
  const t = useT();
  const { what, title, coalition } = notice;
  const said = t(WHAT[what]);
  return (
    <Row
      level={2}
      ours={title === ""}
      title={<Way notice={notice}>{title || said}</Way>}
      why={
        <>
          {title && `${said} `}
          <When notice={notice} /> <bdi>{coalition}</bdi>
        </>
      }
      action={isNew && <span className="tag accent">{t("notices.is_new")}</span>}
    />
  );
}

function When({ notice: { until, day, what } }: { notice: NoticeOut }) {
  if (until) return <T id="notices.until" values={{ moment: <DateTime value={until} /> }} />;
  if (!day) return null;
  const id = what === "word_due" || what === "no_word" ? "notices.for_day" : "notices.by_day";
  return <T id={id} values={{ day: <DateTime value={day} /> }} />;
}

/** Where it is read or answered. */
function Way({ notice, children }: { notice: NoticeOut; children: ReactNode }) {
  const { what, page_id } = notice;
  const coalition = notice.coalition_id ?? "";
  switch (what) {
    case "question":
    case "other_words":
      return (
        <Link to="/consents/$consent" params={{ consent: page_id }}>
          {children}
        </Link>
      );
    case "look":
      return (
        <Link to="/reports/$report" params={{ report: page_id }}>
          {children}
        </Link>
      );
    case "word_due":
    case "no_word":
      return (
        <Link to="/check-in/$commitment" params={{ commitment: page_id }}>
          {children}
        </Link>
      );
    case "reply":
      return (
        <Link to="/commitments/$commitment" params={{ commitment: page_id }}>
          {children}
        </Link>
      );
    case "ask":
    case "ask_answered":
      return (
        <Link to="/asks/$ask" params={{ ask: page_id }}>
          {children}
        </Link>
      );
    case "support_wanted":
    case "support_on_request":
      return (
        <Link to="/support/requests/$request" params={{ request: page_id }}>
          {children}
        </Link>
      );
    case "support_offered":
    case "support_accepted":
      return (
        <Link to="/support/offers/$offer" params={{ offer: page_id }}>
          {children}
        </Link>
      );
    case "decision":
    case "review":
      return (
        <Link to="/c/$coalition/decisions/$decision" params={{ coalition, decision: page_id }}>
          {children}
        </Link>
      );
    case "welcome":
      return (
        <Link to="/c/$coalition/people" params={{ coalition }}>
          {children}
        </Link>
      );
    case "address":
      return <Link to="/you/notices">{children}</Link>;
    default:
      return (
        <Link to="/c/$coalition/proposals/$proposal" params={{ coalition, proposal: page_id }}>
          {children}
        </Link>
      );
  }
}
