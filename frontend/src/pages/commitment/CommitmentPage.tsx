import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { CommitmentOut, MyHoldingOut } from "@/api/schema";
import { IntoCalendar } from "@/features/calendar/IntoCalendar";
import { CheckInCard } from "@/features/checkins/CheckInCard";
import { checkInsQuery } from "@/features/checkins/queries";
import { Changes } from "@/features/commitments/Changes";
import { RHYTHM_WORDS } from "@/features/commitments/CommitForm";
import { HolderRow } from "@/features/commitments/HolderRow";
import { OwnPart } from "@/features/commitments/OwnPart";
import { commitmentQuery } from "@/features/commitments/queries";
import { ReadBy } from "@/features/commitments/ReadBy";
import { SavedCopy } from "@/features/outbox/SavedCopy";
import { useAsMember, useMe } from "@/features/people/queries";
import { Folded } from "@/features/safety/Folded";
import { NoteMenu } from "@/features/safety/NoteMenu";
import { T, useT } from "@/lib/i18n/react";
import { useCopyOf } from "@/lib/own/shown";
import { Link, useParams, usePlace } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { MoreButton } from "@/ui/MoreButton";
import { Page, Spread } from "@/ui/Page";
import { Empty, Rows } from "@/ui/Rows";

/** What one or several said they will do, their words on it, and what a holder can do with their own part. */
export function CommitmentPage() {
  const t = useT();
  const { commitment } = useParams("/commitments/$commitment");
  const query = useQuery(commitmentQuery(commitment));
  const copied = useCopyOf(`/commitments/${commitment}`);
  return (
    <Page
      kind={t("commitments.title")}
      heading={query.data?.sentence}
      words={query.data !== undefined}
      kicker={query.data && <Kicker commitment={query.data} />}
      lead={copied && <SavedCopy at={copied} />}
      back={query.data && <Back coalition={query.data.coalition_id} />}
    >
      <Loaded query={query}>{(found) => <Commitment commitment={found} />}</Loaded>
    </Page>
  );
}

/** Where it was said: a member goes back to the board, someone new to what is open to them. */
function Back({ coalition }: { coalition: string }) {
  const seat = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition);
  if (!seat) return null;
  return (
    <Link
      className="back"
      to={seat.standing === "member" ? "/c/$coalition/board" : "/c/$coalition"}
      params={{ coalition }}
    >
      <Icon name="back" small />
      <bdi>{seat.coalition}</bdi>
    </Link>
  );
}

function Kicker({ commitment: { action, coalition_id, rhythm } }: { commitment: CommitmentOut }) {
  const t = useT();
  return (
    <>
      {t(RHYTHM_WORDS[rhythm])}
      {action && (
        <>
          {" · "}
          <T
            id="commitments.serves"
            values={{
              action: (
                <Link
                  to="/c/$coalition/actions/$action"
                  params={{ coalition: coalition_id, action: action.id }}
                >
                  <bdi>{action.title}</bdi>
                </Link>
              ),
            }}
          />
        </>
      )}
    </>
  );
}

function Commitment({ commitment }: { commitment: CommitmentOut }) {
  const t = useT();
  const { mine } = commitment;
  const member = useAsMember(commitment.coalition_id);
  return (
    <>
      {mine && <MyPart commitment={commitment} mine={mine} />}
      <Spread title={t("commitments.holders")}>
        <Rows plain>
          {commitment.holders.map((holder) => (
            <HolderRow key={holder.membership_id} holder={holder} />
          ))}
        </Rows>
        <Changes changes={commitment.changes} />
        {member && !mine && <NoteMenu thing={{ kind: "commitment", id: commitment.id }} by={null} />}
      </Spread>
      <Spread title={t("commitments.words_so_far")}>
        <CheckIns commitment={commitment} />
      </Spread>
    </>
  );
}

function MyPart({ commitment, mine }: { commitment: CommitmentOut; mine: MyHoldingOut }) {
  const t = useT();
  const { search } = usePlace();
  if (mine.status === "kept" || mine.status === "released") {
    return (
      <Spread title={t("commitments.my_part")} mark="promise">
        <p>{t(mine.status === "kept" ? "commitments.ended_kept" : "commitments.ended_released")}</p>
      </Spread>
    );
  }
  return (
    <Spread title={t("commitments.my_part")} mark="promise" note={<ReadBy mine={mine} />}>
      {commitment.abilities.check_in && (
        <>
          {mine.due_on && <T id="commitments.due" values={{ day: <DateTime value={mine.due_on} /> }} />}
          <div className="btns">
            <Link
              className={buttonClass("primary")}
              to="/check-in/$commitment"
              params={{ commitment: commitment.id }}
            >
              {t("today.check_in")}
            </Link>
          </div>
        </>
      )}
      <OwnPart commitment={commitment} open={new URLSearchParams(search).get("change")} />
      <IntoCalendar commitment={commitment.id} />
    </Spread>
  );
}

function CheckIns({ commitment }: { commitment: CommitmentOut }) {
  const t = useT();
  const query = useInfiniteQuery(checkInsQuery(commitment.id));
  const member = useAsMember(commitment.coalition_id);
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{t("commitments.no_words")}</Empty>;
        return (
          <>
            <Rows plain>
              {items.map((said) => (
                <CheckInCard
                  key={said.id}
                  said={said}
                  fold={(words) => (
                    <Folded coalition={member} id={said.id} by={said.membership_id}>
                      {words}
                    </Folded>
                  )}
                  menu={
                    member &&
                    !said.is_me && (
                      <NoteMenu
                        thing={{ kind: "check_in", id: said.id }}
                        by={{ id: said.membership_id, name: said.name }}
                      />
                    )
                  }
                />
              ))}
            </Rows>
            <MoreButton {...query} />
          </>
        );
      }}
    </Loaded>
  );
}
