import type { AskedRow, PromiseRow, VoiceRow, WaitingRow } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { PersonName } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { AskedLink } from "./AskedLink";

const look = (first: boolean) => buttonClass(first ? "primary" : "plain");

/** What the stage asks for; the small weight is only told. */
const VOICE: Record<string, MessageId> = {
  questions: "today.voice_questions",
  reactions: "today.voice_reactions",
  consent: "today.voice_consent",
  integrating: "today.voice_integrating",
  choosing: "today.voice_choosing",
};

/** Of a copy, only what can be done without the server is offered. */
function NeedsConnection() {
  const t = useT();
  return <span className="meta">{t("ui.needs_connection")}</span>;
}

type RowProps<Item> = { item: Item; first: boolean; away: boolean };

export function Voice({ item, first, away }: RowProps<VoiceRow>) {
  const t = useT();
  const target = {
    to: "/c/$coalition/proposals/$proposal",
    params: { coalition: item.coalition_id, proposal: item.id },
  } as const;
  const values = { coalition: <bdi>{item.coalition}</bdi>, when: <DateTime value={item.closes_at} /> };
  return (
    <Row
      title={away ? item.title : <Link {...target}>{item.title}</Link>}
      why={<T id={VOICE[item.stage] ?? "today.voice_why"} values={values} />}
      action={
        away ? (
          <NeedsConnection />
        ) : (
          <Link className={look(first)} {...target}>
            {t("today.give_voice")}
            <span className="vh">: {item.title}</span>
          </Link>
        )
      }
    />
  );
}

export function PromiseOfMine({ item, first }: { item: PromiseRow; first: boolean }) {
  const t = useT();
  const open = { to: "/commitments/$commitment", params: { commitment: item.id } } as const;
  const checkIn = { to: "/check-in/$commitment", params: { commitment: item.id } } as const;
  return (
    <Row
      title={<Link {...open}>{item.sentence}</Link>}
      why={<PromiseWhy item={item} />}
      action={
        <Link className={look(first)} {...(item.takes_word ? checkIn : open)}>
          {item.takes_word ? t("today.check_in") : t("today.look_again")}
          <span className="vh">: {item.sentence}</span>
        </Link>
      }
    />
  );
}

function PromiseWhy({ item }: { item: PromiseRow }) {
  const coalition = <bdi>{item.coalition}</bdi>;
  if (item.status === "paused") return <T id="today.promise_paused" values={{ coalition }} />;
  if (item.reminders_paused) return <T id="today.promise_resting" values={{ coalition }} />;
  if (item.reminder === "no_word") return <T id="today.promise_no_word" values={{ coalition }} />;
  if (item.due_on)
    return <T id="today.promise_due" values={{ coalition, day: <DateTime value={item.due_on} /> }} />;
  return <T id="today.promise_by" values={{ coalition, day: <DateTime value={item.by_when} /> }} />;
}

const ASKED: Record<string, MessageId> = {
  co_own: "today.asked_co_own",
  co_hold: "today.asked_co_hold",
  companion: "today.asked_companion",
  companion_offer: "today.asked_companion_offer",
  pair: "today.asked_pair",
  hand_over: "today.asked_hand_over",
  named: "today.asked_named",
  ours: "today.asked_ours",
  on_behalf: "today.asked_behalf",
  changes: "today.asked_changes",
  ask: "today.asked_ask",
  ask_promised: "today.asked_promised",
  welcome: "today.asked_welcome",
  review: "today.asked_review",
  look: "today.asked_look",
  support_request: "today.asked_support",
  support_offer: "today.asked_offer",
  support_helping: "today.asked_helping",
};
/** What the product says itself, where nobody's words are the title. */
const OURS: Record<string, { title: MessageId; button: MessageId }> = {
  welcome: { title: "today.new_here", button: "today.say_welcome" },
  look: { title: "today.look_at", button: "today.look" },
};

/** There is no question to answer: one looks first. */
const LOOKED_AT = ["review", "changes", "ask_promised", "support_helping"];

export function Asked({ item, first, away }: RowProps<AskedRow>) {
  const t = useT();
  const ours = OURS[item.kind];
  // An offer by one press has no words of its own.
  const title = ours ? t(ours.title, { name: item.who }) : item.text || t("today.can_help");
  const values = { who: <PersonName name={item.who} />, coalition: <bdi>{item.coalition}</bdi> };
  return (
    <Row
      ours={ours !== undefined || item.text === ""}
      title={away ? title : <AskedLink item={item}>{title}</AskedLink>}
      why={
        <>
          <T id={ASKED[item.kind] ?? "today.asked_ask"} values={values} />
          <Until item={item} />
        </>
      }
      action={
        away ? (
          <NeedsConnection />
        ) : (
          <AskedLink item={item} className={look(first)}>
            {t(ours?.button ?? (LOOKED_AT.includes(item.kind) ? "today.look" : "today.answer"))}
            <span className="vh">: {title}</span>
          </AskedLink>
        )
      }
    />
  );
}

/** What members ask and offer each other is open until a day; what a leader is asked for is wanted by it. */
function Until({ item: { kind, answer_by } }: { item: AskedRow | WaitingRow }) {
  if (!answer_by) return null;
  const words = kind.startsWith("support_") ? "today.open_until" : "today.answer_by";
  return (
    <>
      {" "}
      <T id={words} values={{ day: <DateTime value={answer_by} /> }} />
    </>
  );
}

const WAITS: Record<string, MessageId> = {
  ask_accepted: "today.waits_to_arrive",
  support_coming: "today.waits_to_arrive",
  support_offering: "today.waits_offered",
};

/** What others have to say: told, and nothing to press but the way there. */
export function Waited({ item }: { item: WaitingRow }) {
  const t = useT();
  const values = { who: <PersonName name={item.who} />, coalition: <bdi>{item.coalition}</bdi> };
  return (
    <Row
      level={2}
      title={<AskedLink item={item}>{item.text || t("today.can_help")}</AskedLink>}
      why={
        <>
          <T id={WAITS[item.kind] ?? "today.waits_for"} values={values} />
          <Until item={item} />
        </>
      }
    />
  );
}
