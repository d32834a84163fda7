import { useState } from "react";
import type { CommitmentOut, MyHoldingOut } from "@/api/schema";
import { IntoCalendar } from "@/features/calendar/IntoCalendar";
import { OwnPart, wayOf } from "@/features/commitments/OwnPart";
import { ReadBy } from "@/features/commitments/ReadBy";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { Link, usePlace } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Notice } from "@/ui/Notice";
import { Spread } from "@/ui/Page";
import { HandOver } from "./WithOthers";

/** One's own part: whether a word is waited for, who reads it, and the ways on. */
export function MyPart({ commitment, mine }: { commitment: CommitmentOut; mine: MyHoldingOut }) {
  const t = useT();
  const { search } = usePlace();
  const [way, choose] = useState(() => wayOf(new URLSearchParams(search).get("change")));
  if (mine.status === "kept" || mine.status === "released") {
    return (
      <Spread title={t("commitments.my_part")} mark="promise">
        <p>{t(endedWords(commitment, mine))}</p>
      </Spread>
    );
  }
  return (
    <Spread title={t("commitments.my_part")} mark="promise" note={<ReadBy mine={mine} />}>
      {(mine.reminders_paused || mine.reminder === "no_word") && (
        <Notice kind="plain">
          <p>{t(mine.reminders_paused ? "carry.resting" : "carry.no_word")}</p>
        </Notice>
      )}
      {!commitment.abilities.check_in && mine.status === "active" && mine.next_due_on && (
        <p>
          <T id="commitments.said_today" values={{ day: <DateTime value={mine.next_due_on} /> }} />
        </p>
      )}
      {commitment.abilities.check_in && (
        <>
          {mine.due_on && (
            <p>
              <T id="commitments.due" values={{ day: <DateTime value={mine.due_on} /> }} />
            </p>
          )}
          <div className="btns">
            <Link
              className={buttonClass(way ? "plain" : "primary")}
              to="/check-in/$commitment"
              params={{ commitment: commitment.id }}
            >
              {t("today.check_in")}
            </Link>
          </div>
        </>
      )}
      <OwnPart
        commitment={commitment}
        way={way}
        choose={choose}
        handOver={(close) => <HandOver commitment={commitment} close={close} />}
      />
      {commitment.requests.some(({ kind, asked_by_me }) => kind === "hand_over" && asked_by_me) && (
        <p className="muted">{t("carry.over_open")}</p>
      )}
      <IntoCalendar commitment={commitment.id} />
    </Spread>
  );
}

function endedWords({ holders }: CommitmentOut, { status }: MyHoldingOut): MessageId {
  if (status === "kept") return "commitments.ended_kept";
  const handed = holders.some(({ is_me, handed_over }) => is_me && handed_over);
  return handed ? "carry.ended_handed_over" : "commitments.ended_released";
}
