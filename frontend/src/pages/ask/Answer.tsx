import { useEffect, useRef } from "react";
import type { AskOut } from "@/api/schema";
import { AskState } from "@/features/support/AskState";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Notice } from "@/ui/Notice";
import { PersonName, PersonOrFormer } from "@/ui/people";

/** How the ask stands, and the leader's own words on it. `said` just now by the reader: then the way on, too. */
export function Answer({ ask, said }: { ask: AskOut; said: boolean }) {
  return (
    <>
      {said && <Said coalition={ask.coalition_id} />}
      <p>
        <AskState ask={ask} />
      </p>
      <TheirWords ask={ask} text={ask.reason ?? ask.answer_words} />
      {ask.advice_sought && (
        <p className="small">
          <T id="support.advice_was" values={{ advice: <bdi>{ask.advice_sought}</bdi> }} />
        </p>
      )}
      {ask.delivered_at && (
        <p className="small muted">
          <T
            id="support.arrived"
            values={{
              who: <PersonOrFormer name={ask.asked_by.name} />,
              day: <DateTime value={ask.delivered_at} dayOnly />,
            }}
          />
        </p>
      )}
    </>
  );
}

function TheirWords({ ask, text }: { ask: AskOut; text: string | null }) {
  if (text === null) return null;
  return (
    <blockquote className="said">
      <p className="words as-typed" dir="auto">
        {text}
      </p>
      <footer>
        <PersonName name={ask.asked_of.name} />
        {ask.answered_at && <DateTime value={ask.answered_at} dayOnly />}
      </footer>
    </blockquote>
  );
}

function Said({ coalition }: { coalition: string }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="stack" ref={box} tabIndex={-1}>
      <Notice kind="done">
        <p>{t("support.answer_said")}</p>
      </Notice>
      <div className="btns">
        <Link className={buttonClass("primary")} to="/following/$coalition" params={{ coalition }}>
          {t("support.back_to_following")}
        </Link>
      </div>
    </div>
  );
}
