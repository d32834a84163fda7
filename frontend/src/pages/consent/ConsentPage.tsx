import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ConsentOut, QuestionOut } from "@/api/schema";
import { AnswerForm } from "@/features/consents/AnswerForm";
import { AskedFor } from "@/features/consents/ConsentRow";
import { ForAsker, OtherWords, OwnWords } from "@/features/consents/ForAsker";
import { LandedForm } from "@/features/consents/LandedForm";
import { useConsent } from "@/features/consents/mutations";
import { consentQuery } from "@/features/consents/queries";
import { WhatHappened } from "@/features/consents/WhatHappened";
import { isToCarry } from "@/features/consents/words";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";
import { ExactWords } from "./ExactWords";
import { AskedOften, ToThing, WhereToGo } from "./ways";

/** One person asks another. Only the other can answer, and nobody else sees it. */
export function ConsentPage() {
  const t = useT();
  const { consent } = useParams("/consents/$consent");
  const query = useQuery(consentQuery(consent));
  const found = query.data;
  return (
    <Page
      kind={t("consents.title")}
      heading={found && <AskedFor consent={found} />}
      lead={found?.abilities.answer ? t(leadOf(found)) : undefined}
      back={
        <Link className="back" to="/requests">
          <Icon name="back" small />
          {t("consents.list_title")}
        </Link>
      }
      single
    >
      <Loaded query={query}>{(shown) => <Question key={shown.id} consent={shown} />}</Loaded>
    </Page>
  );
}

const leadOf = ({ kind }: ConsentOut) => (isToCarry(kind) ? "consents.only_you" : "consents.before_anyone");

function Question({ consent }: { consent: QuestionOut }) {
  const t = useT();
  const [answered, setAnswered] = useState(false);
  const outcome = useRef<HTMLDivElement>(null);
  const { asked_by_me, state, answers } = consent;
  const settled = asked_by_me || state !== "asked";
  const open = answers.includes("no");
  useEffect(() => {
    if (answered && state !== "asked") outcome.current?.focus();
  }, [answered, state]);
  return (
    <div className="stack-l">
      {settled && (
        <div className="stack" ref={outcome} tabIndex={-1}>
          <WhatHappened consent={consent} />
          <WhereToGo consent={consent} answered={answered} />
        </div>
      )}
      <YesBefore consent={consent} />
      <ExactWords consent={consent} />
      {!asked_by_me && <OwnWords consent={consent} />}
      {open && (
        <div className="stack">
          <AnswerForm consent={consent} answered={() => setAnswered(true)} />
          {!isToCarry(consent.kind) && <AskedOften coalition={consent.coalition_id} />}
        </div>
      )}
      <TakenBack consent={consent} again={answers.includes("yes") && !open} />
      {asked_by_me && (
        <>
          <OtherWords consent={consent} />
          <ForAsker consent={consent} toText={<ToThing consent={consent} />} />
        </>
      )}
      {consent.abilities.say_landed && !open && (
        <section className="stack">
          <h2>{t("consents.landed")}</h2>
          <LandedForm consent={consent} />
        </section>
      )}
    </div>
  );
}

/** The same question again, about other words than those one said yes to. */
function YesBefore({ consent: { asked_by_me, state, answered_at } }: { consent: ConsentOut }) {
  if (asked_by_me || state !== "asked" || answered_at === null) return null;
  return (
    <Notice kind="caution">
      <p>
        <T id="consents.yes_before" values={{ day: <DateTime value={answered_at} dayOnly /> }} />
      </p>
    </Notice>
  );
}

/** A yes is taken back by one press, and given again by one, too. */
function TakenBack({ consent, again }: { consent: ConsentOut; again: boolean }) {
  const t = useT();
  const { answer, revoke } = useConsent(consent);
  const { text_hash } = consent;
  if (!again && !consent.abilities.revoke) return null;
  return (
    <section className="stack">
      <p className="muted">{t(again ? "consents.again_means" : "consents.revoke_means")}</p>
      <div className="btns">
        {again ? (
          <ActionButton press={() => answer({ answer: "yes", text_hash })}>
            {t("consents.again")}
          </ActionButton>
        ) : (
          <ActionButton press={revoke}>{t("consents.revoke")}</ActionButton>
        )}
      </div>
    </section>
  );
}
