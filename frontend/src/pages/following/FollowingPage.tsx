import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AskOut, FollowerPage } from "@/api/schema";
import { stepBack } from "@/features/following/mutations";
import { followingQuery } from "@/features/following/queries";
import { ToldLines } from "@/features/following/ToldLines";
import { lookedWords } from "@/features/following/words";
import { meQuery } from "@/features/people/queries";
import { AskLink, firstLine } from "@/features/support/AskRow";
import { AskState } from "@/features/support/AskState";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Details } from "@/ui/Details";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { Empty, Row, Rows } from "@/ui/Rows";
import { Seen } from "@/ui/Seen";

/** A leader's only page of a coalition: first what it asks of them, then what it chose to tell. */
export function FollowingPage() {
  const t = useT();
  const { coalition } = useParams("/following/$coalition");
  const [gone, setGone] = useState(false);
  const query = useQuery({ ...followingQuery(coalition), enabled: !gone });
  if (gone) return <SteppedBack />;
  const page = query.data;
  const asked = page?.asks.some(isOpen);
  return (
    <Page
      kind={t("following.title")}
      heading={page && t(asked ? "following.heading_asked" : "following.heading_nothing")}
      kicker={page && <Kicker page={page} />}
    >
      <Loaded query={query}>{(found) => <Following page={found} gone={() => setGone(true)} />}</Loaded>
    </Page>
  );
}

const isOpen = ({ state }: AskOut) => state === "open";

function Kicker({ page: { coalition_name, until, decision_number } }: { page: FollowerPage }) {
  return (
    <T
      id="following.you_follow"
      values={{
        coalition: <bdi>{coalition_name}</bdi>,
        day: <DateTime value={until} />,
        number: decision_number,
      }}
    />
  );
}

function Following({ page, gone }: { page: FollowerPage; gone: () => void }) {
  const t = useT();
  const open = page.asks.filter(isOpen);
  const answered = page.asks.filter((ask) => !isOpen(ask));
  return (
    <>
      {open.length > 0 && (
        <Spread title={t("today.asked")} id="needs" mark="support" note={t("following.asked_note")}>
          <Rows>
            {open.map((ask, index) => (
              <OpenAsk key={ask.id} ask={ask} first={index === 0} />
            ))}
          </Rows>
        </Spread>
      )}
      <Spread title={t("following.told_to_you")} note={t("following.told_note")}>
        {page.told.length === 0 ? (
          <Empty>{t("following.not_told_yet")}</Empty>
        ) : (
          <ToldLines lines={page.told} />
        )}
      </Spread>
      {answered.length > 0 && (
        <Spread title={t("following.answered")}>
          <Rows plain>
            {answered.map((ask) => (
              <Row
                key={ask.id}
                title={<AskLink ask={ask}>{firstLine(ask.text)}</AskLink>}
                why={<AskState ask={ask} />}
              />
            ))}
          </Rows>
        </Spread>
      )}
      <Spread title={t("following.your_seat")}>
        <Looked days={page.looked_on} />
        {page.abilities.step_back && <StepBack coalition={page.coalition_id} gone={gone} />}
      </Spread>
    </>
  );
}

function OpenAsk({ ask, first }: { ask: AskOut; first: boolean }) {
  const t = useT();
  const title = firstLine(ask.text);
  return (
    <Row
      title={<AskLink ask={ask}>{title}</AskLink>}
      why={
        <>
          <bdi>{ask.asked_by.name}</bdi>. <AskState ask={ask} />
        </>
      }
      action={
        ask.abilities.accept && (
          <AskLink ask={ask} className={buttonClass(first ? "primary" : "plain")}>
            {t("today.answer")}
            <span className="vh">: {title}</span>
          </AskLink>
        )
      }
    />
  );
}

/** What members can see of the reader, said to the reader. */
function Looked({ days }: { days: string[] }) {
  const looked = lookedWords(days);
  if (days.length === 0)
    return (
      <Seen>
        <T id="following.you_will_look" />
      </Seen>
    );
  return (
    <Seen>
      <T
        id={looked.lately ? "following.you_looked_lately" : "following.you_looked"}
        values={{ days: looked.days }}
      />
    </Seen>
  );
}

function StepBack({ coalition, gone }: { coalition: string; gone: () => void }) {
  const t = useT();
  const client = useQueryClient();

  async function press() {
    await stepBack(coalition);
    gone();
    client.removeQueries({ queryKey: followingQuery(coalition).queryKey });
    await client.invalidateQueries({ queryKey: meQuery.queryKey });
  }

  return (
    <>
      <p className="muted">{t("following.a_way_to_lead")}</p>
      <Details summary={t("following.step_back")}>
        <div className="stack">
          <p>{t("following.step_back_seen")}</p>
          <p>{t("following.step_back_closes")}</p>
          <div className="btns">
            <ActionButton press={press}>{t("following.step_back_now")}</ActionButton>
          </div>
        </div>
      </Details>
    </>
  );
}

function SteppedBack() {
  const t = useT();
  return (
    <Page
      kind={t("following.title")}
      heading={t("following.stepped_back")}
      lead={t("following.stepped_back_lead")}
    >
      <Link className={buttonClass("primary")} to="/">
        {t("shell.to_today")}
      </Link>
    </Page>
  );
}
