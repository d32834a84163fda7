import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AskOut } from "@/api/schema";
import { useAsMember, useMe } from "@/features/people/queries";
import { Folded } from "@/features/safety/Folded";
import { NoteMenu } from "@/features/safety/NoteMenu";
import { AnswerForm } from "@/features/support/AnswerForm";
import { AskState, Between } from "@/features/support/AskState";
import { OwnAsk } from "@/features/support/OwnAsk";
import { askQuery } from "@/features/support/queries";
import { WhoseName } from "@/features/support/WhoseName";
import { KIND_WORDS } from "@/features/support/words";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { PersonName, PersonOrFormer } from "@/ui/people";
import { Seen } from "@/ui/Seen";
import { Anew } from "./Anew";
import { Answer } from "./Answer";

/** One ask: its words and who signed them; for the addressee two equal ways to answer. */
export function AskPage() {
  const t = useT();
  const { ask } = useParams("/asks/$ask");
  const query = useQuery(askQuery(ask));
  const found = query.data;
  return (
    <Page
      kind={t("support.ask_title")}
      heading={found && t("support.heading", { kind: t(KIND_WORDS[found.kind]).toLocaleLowerCase() })}
      kicker={found && <Between ask={found} />}
      back={found && <Back ask={found} />}
    >
      <Loaded query={query}>{(shown) => <Ask ask={shown} />}</Loaded>
    </Page>
  );
}

/** The reader's seat where it was asked: a follower goes back to their page, a member to the coalition's asks. */
function useSeat({ coalition_id }: AskOut) {
  return useMe()?.seats.find((seat) => seat.coalition_id === coalition_id);
}

function Back({ ask }: { ask: AskOut }) {
  const t = useT();
  const seat = useSeat(ask);
  if (!seat) return null;
  const follower = seat.standing === "follower";
  return (
    <Link
      className="back"
      to={follower ? "/following/$coalition" : "/c/$coalition/followers"}
      params={{ coalition: ask.coalition_id }}
    >
      <Icon name="back" small />
      {follower ? <bdi>{seat.coalition}</bdi> : t("following.followers_title")}
    </Link>
  );
}

function Ask({ ask }: { ask: AskOut }) {
  const t = useT();
  const coalition = <bdi>{useSeat(ask)?.coalition ?? t("support.the_coalition")}</bdi>;
  const [said, setSaid] = useState(false);
  const { accept, refuse, delivered, withdraw, drop, edit_draft } = ask.abilities;
  const mayAnswer = accept || refuse;
  return (
    <>
      <Spread title={t("support.what")} mark="support">
        <Words ask={ask} />
        <Menu ask={ask} />
        <Seen>
          {FOR_ITS_AUTHOR.includes(ask.state) ? (
            <T id="support.read_by_you" />
          ) : (
            <T id="support.read_by" values={{ leader: <PersonName name={ask.asked_of.name} />, coalition }} />
          )}
        </Seen>
      </Spread>
      <Spread
        title={mayAnswer ? t("support.your_answer") : t("support.how_it_stands")}
        note={mayAnswer && t("support.your_answer_note")}
      >
        {mayAnswer ? (
          <AnswerForm
            ask={ask}
            readBy={<T id="support.answer_read_by" values={{ coalition }} />}
            done={() => setSaid(true)}
          />
        ) : (
          <Answer ask={ask} said={said} />
        )}
        {(delivered || withdraw || drop) && <OwnAsk ask={ask} primary />}
        {edit_draft && <Anew ask={ask} />}
      </Spread>
    </>
  );
}

const FOR_ITS_AUTHOR = ["asking_first", "unsaid"];

function Words({ ask }: { ask: AskOut }) {
  return (
    <div className="sheet">
      <p className="by">
        <span>
          <T id="support.signed" values={{ who: <PersonOrFormer name={ask.asked_by.name} /> }} />
        </span>
        <span>
          <DateTime value={ask.opened_at} dayOnly />
        </span>
        <span>
          <WhoseName ask={ask} />
        </span>
        {ask.action && <ForAction coalition={ask.coalition_id} action={ask.action} />}
      </p>
      <Folded coalition={useAsMember(ask.coalition_id)} id={ask.id} by={ask.asked_by.id}>
        <p className="words lead as-typed" dir="auto">
          {ask.text}
        </p>
      </Folded>
      {ask.state === "open" && (
        <p className="small">
          <AskState ask={ask} />
        </p>
      )}
    </div>
  );
}

/** Members mute and report one another's words; their own they withdraw. */
function Menu({ ask }: { ask: AskOut }) {
  const seat = useSeat(ask);
  const { id, name } = ask.asked_by;
  if (seat?.standing !== "member" || id === null || id === seat.id) return null;
  return <NoteMenu thing={{ kind: "ask", id: ask.id }} by={{ id, name }} />;
}

type ForActionProps = { coalition: string; action: NonNullable<AskOut["action"]> };

function ForAction({ coalition, action }: ForActionProps) {
  const link = (
    <Link to="/c/$coalition/actions/$action" params={{ coalition, action: action.id }}>
      <bdi>{action.title}</bdi>
    </Link>
  );
  return (
    <span>
      <T id="support.for_action" values={{ action: link }} />
    </span>
  );
}
