import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { CommitmentOut } from "@/api/schema";
import { CheckInForm, draftOf } from "@/features/checkins/CheckInForm";
import type { CheckedIn } from "@/features/checkins/mutations";
import { commitmentQuery } from "@/features/commitments/queries";
import { ReadBy } from "@/features/commitments/ReadBy";
import { Outbox } from "@/features/outbox/Outbox";
import { SavedCopy } from "@/features/outbox/SavedCopy";
import { announce } from "@/lib/announce";
import { readDraft } from "@/lib/drafts";
import { T, useT } from "@/lib/i18n/react";
import type { Waiting } from "@/lib/own/sending";
import { useCopyOf, useWaiting, waits } from "@/lib/own/shown";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";
import { Empty } from "@/ui/Rows";
import { Ways } from "./Ways";

/** One commitment, five answers, less than a minute. Opens alone. */
export function CheckInPage() {
  const t = useT();
  const { commitment } = useParams("/check-in/$commitment");
  const query = useQuery(commitmentQuery(commitment));
  const copied = useCopyOf(`/commitments/${commitment}`);
  return (
    <div className="minute">
      <Page
        kind={t("commitments.check_in_title")}
        heading={query.data?.sentence}
        words={query.data !== undefined}
        kicker={<Promised by={query.data?.mine?.by_when} />}
        lead={copied && <SavedCopy at={copied} />}
        back={
          <Link className="back" to="/">
            <Icon name="back" small />
            {t("today.title")}
          </Link>
        }
      >
        <Loaded query={query}>{(found) => <Minute commitment={found} />}</Loaded>
      </Page>
    </div>
  );
}

/** Whose words stand below, and the day they end with. */
function Promised({ by }: { by: string | undefined }) {
  const t = useT();
  return (
    <>
      {t("commitments.your_promise")}
      {by && (
        <>
          {" · "}
          <T id="commitments.status_active" values={{ day: <DateTime value={by} /> }} />
        </>
      )}
    </>
  );
}

function Minute({ commitment }: { commitment: CommitmentOut }) {
  const t = useT();
  const all = useWaiting();
  const [said, setSaid] = useState<{ how: CheckedIn; key: string } | null>(null);
  const { waiting, since } = useEdited(commitment.id, all);
  if (said) return <Said commitment={commitment} how={outcome(said, all)} />;
  if (!waiting && (!commitment.mine || !commitment.abilities.check_in)) {
    return (
      <Empty next={<ToCommitment id={commitment.id} />}>
        <NotNow commitment={commitment} />
      </Empty>
    );
  }
  return (
    <div className="stack">
      {waiting && !since && (
        <Notice>
          <p>{t("outbox.editing")}</p>
        </Notice>
      )}
      {since && <Since commitment={commitment} before={all.find(({ key }) => key === waiting?.key)} />}
      <CheckInForm
        key={waiting?.key ?? ""}
        commitment={commitment}
        waiting={waiting}
        since={since}
        readBy={commitment.mine && <ReadBy mine={commitment.mine} />}
        ways={<Ways commitment={commitment} />}
        done={(how, key) => setSaid({ how, key })}
      />
    </div>
  );
}

/**
 * What waits about a commitment and is changed here. It may arrive, or come back, while its writer types: then the box
 * stays as it is, and what was typed since is said to be there. Without a change there is nothing to stay for.
 */
function useEdited(commitment: string, all: Waiting[]): { waiting: Waiting | null; since: boolean } {
  const now = all.find((one) => one.about === commitment && waits(one)) ?? null;
  const [edited, setEdited] = useState(now);
  const since = now === null && edited !== null && readDraft(draftOf(commitment)) !== null;
  if (!since && edited?.key !== now?.key) setEdited(now);
  return since ? { waiting: edited, since } : { waiting: now, since };
}

/** What became of the words that waited before, and that what was typed since is not sent. */
function Since({ commitment, before }: { commitment: CommitmentOut; before: Waiting | undefined }) {
  const t = useT();
  const kept = t("outbox.since");
  useEffect(() => announce(kept), [kept]);
  return (
    <>
      {before?.refused && <Outbox />}
      <Notice>
        {before?.sent && (
          <p>{commitment.abilities.check_in ? t("commitments.said") : <NotNow commitment={commitment} />}</p>
        )}
        <p>{kept}</p>
      </Notice>
    </>
  );
}

/** What waited may have arrived, or come back, since. */
function outcome({ how, key }: { how: CheckedIn; key: string }, all: Waiting[]): CheckedIn | "back" {
  const item = all.find((one) => one.key === key);
  if (item?.refused) return "back";
  return item?.sent ? "there" : how;
}

/** There is a word already, and the next day has its own; or none is asked for. */
function NotNow({ commitment: { mine } }: { commitment: CommitmentOut }) {
  if (mine?.status !== "active" || mine.next_due_on === null) return <T id="commitments.no_word_needed" />;
  return <T id="commitments.said_today" values={{ day: <DateTime value={mine.next_due_on} /> }} />;
}

/** Whether it is there, and who reads it: in the words that stood above the button. */
function Said({ commitment: { id, mine }, how }: { commitment: CommitmentOut; how: CheckedIn | "back" }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="stack">
      <div ref={box} tabIndex={-1}>
        {how === "back" ? (
          <Outbox />
        ) : (
          <Notice kind={how === "there" ? "done" : "plain"}>
            <p>{t(how === "there" ? "commitments.said" : "outbox.kept")}</p>
            {mine && (
              <p>
                <ReadBy mine={mine} />
              </p>
            )}
          </Notice>
        )}
      </div>
      <div className="btns">
        <Link className={buttonClass("primary")} to="/">
          {t("commitments.back_to_today")}
        </Link>
        <ToCommitment id={id} />
      </div>
    </div>
  );
}

function ToCommitment({ id }: { id: string }) {
  const t = useT();
  return (
    <Link className={buttonClass("quiet")} to="/commitments/$commitment" params={{ commitment: id }}>
      {t("commitments.to_commitment")}
    </Link>
  );
}
