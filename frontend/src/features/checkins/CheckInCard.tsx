import type { ReactNode } from "react";
import type { CheckInOut, ReplyOut } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { PersonName } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { ANSWER_WORDS } from "./answers";
import { ReplyForm } from "./ReplyForm";

export const REPLY_WORDS: Record<ReplyOut["kind"], MessageId> = {
  seen: "commitments.reply_seen",
  with_you: "commitments.reply_with_you",
  can_help: "commitments.reply_can_help",
  question: "commitments.reply_question",
};

type CheckInCardProps = {
  said: CheckInOut;
  /** Closes the words where they are folded. */
  fold?: (words: ReactNode) => ReactNode;
  menu?: ReactNode;
  /** How one's own "I can help" stands. */
  offered?: ReactNode;
};

/** One word on a commitment, and what peers replied. */
export function CheckInCard({ said, fold = (words) => words, menu, offered }: CheckInCardProps) {
  const t = useT();
  const name = said.name ?? t("ui.former_member");
  return (
    <Row
      ours
      title={
        <T
          id="commitments.said_by"
          values={{ who: <PersonName name={name} />, answer: t(ANSWER_WORDS[said.answer]) }}
        />
      }
      why={<DateTime value={said.at} />}
    >
      {(said.words || said.ask) && fold(<Words said={said} />)}
      {menu}
      {said.replies.length > 0 && (
        <ul className="stack-s">
          {said.replies.map((reply) => (
            <Reply key={reply.id} reply={reply} />
          ))}
        </ul>
      )}
      {said.request_id && (
        <Link to="/support/requests/$request" params={{ request: said.request_id }}>
          {t("commitments.see_request")}
        </Link>
      )}
      {offered && <p className="small">{offered}</p>}
      {said.abilities.reply && <ReplyForm said={said} />}
    </Row>
  );
}

function Words({ said }: { said: CheckInOut }) {
  return (
    <>
      {said.words && (
        <p className="words" dir="auto">
          {said.words}
        </p>
      )}
      {said.ask && (
        <p>
          <T id="commitments.asked_for" values={{ ask: <bdi className="words">{said.ask}</bdi> }} />
        </p>
      )}
    </>
  );
}

function Reply({ reply }: { reply: ReplyOut }) {
  const t = useT();
  const name = reply.name ?? t("ui.former_member");
  return (
    <li className="small">
      <T id="commitments.replied" values={{ who: <bdi>{name}</bdi>, reply: t(REPLY_WORDS[reply.kind]) }} />
      {reply.words && (
        <>
          {" "}
          <bdi className="words">{reply.words}</bdi>
        </>
      )}
    </li>
  );
}
