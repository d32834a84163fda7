import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ConsentOut } from "@/api/schema";
import { AnswerButtons } from "@/features/consents/AnswerButtons";
import { useConsent } from "@/features/consents/mutations";
import { consentQuery } from "@/features/consents/queries";
import { WhatHappened } from "@/features/consents/WhatHappened";
import { useMe } from "@/features/people/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { PersonName } from "@/ui/people";

/** One person asks another. Only the other can answer, and nobody else sees it. */
export function ConsentPage() {
  const t = useT();
  const { consent } = useParams("/consents/$consent");
  const query = useQuery(consentQuery(consent));
  return (
    <Page
      kind={t("consents.title")}
      heading={query.data && <Heading consent={query.data} />}
      lead={query.data?.abilities.answer ? t("consents.only_you") : undefined}
      back={
        <Link className="back" to="/">
          <Icon name="back" small />
          {t("today.title")}
        </Link>
      }
      single
    >
      <Loaded query={query}>{(found) => <Question key={found.id} consent={found} />}</Loaded>
    </Page>
  );
}

function Heading({ consent: { asked_by_me, kind, from_name, to_name } }: { consent: ConsentOut }) {
  const own = kind === "co_own";
  const who = <PersonName name={asked_by_me ? to_name : from_name} />;
  if (asked_by_me) return <T id={own ? "consents.you_ask_own" : "consents.you_ask_hold"} values={{ who }} />;
  return <T id={own ? "consents.asks_own" : "consents.asks_hold"} values={{ who }} />;
}

function Question({ consent }: { consent: ConsentOut }) {
  const t = useT();
  const [answered, setAnswered] = useState(false);
  const outcome = useRef<HTMLDivElement>(null);
  const { withdraw } = useConsent(consent);
  const settled = consent.asked_by_me || consent.state !== "asked";
  const { state } = consent;
  useEffect(() => {
    if (answered && state !== "asked") outcome.current?.focus();
  }, [answered, state]);
  return (
    <>
      {settled && (
        <div className="stack" ref={outcome} tabIndex={-1}>
          <WhatHappened consent={consent} />
          <WhereToGo consent={consent} answered={answered} />
        </div>
      )}
      <ExactWords consent={consent} />
      {consent.abilities.answer && <AnswerButtons consent={consent} answered={() => setAnswered(true)} />}
      {consent.abilities.withdraw && (
        <div className="btns">
          <ActionButton press={withdraw}>{t("consents.withdraw")}</ActionButton>
        </div>
      )}
    </>
  );
}

function ExactWords({ consent }: { consent: ConsentOut }) {
  const t = useT();
  const seat = useMe()?.seats.find(({ coalition_id }) => coalition_id === consent.coalition_id);
  return (
    <section className="stack">
      <h2>{t("consents.exact_words")}</h2>
      <div className="sheet">
        <Prose text={consent.text} />
      </div>
      <dl className="facts two">
        <dt>{t("consents.where")}</dt>
        <dd>
          <Link to="/c/$coalition" params={{ coalition: consent.coalition_id }}>
            <bdi>{seat?.coalition ?? t("consents.the_coalition")}</bdi>
          </Link>
        </dd>
        {consent.state === "asked" && (
          <>
            <dt>{t("consents.waits_until")}</dt>
            <dd>
              <T id="consents.until" values={{ day: <DateTime value={consent.answer_by} /> }} />
            </dd>
          </>
        )}
      </dl>
    </section>
  );
}

/** On from here: to the thing, if it is theirs now, and home. */
function WhereToGo({ consent, answered }: { consent: ConsentOut; answered: boolean }) {
  const t = useT();
  const theirs = consent.asked_by_me || consent.state === "yes";
  const look = buttonClass(answered ? "primary" : "plain");
  return (
    <div className="btns">
      {theirs && <ToThing consent={consent} look={look} />}
      <Link className={theirs ? buttonClass("quiet") : look} to="/">
        {t("consents.back_to_today")}
      </Link>
    </div>
  );
}

function ToThing({ consent: { kind, thing_id, coalition_id }, look }: { consent: ConsentOut; look: string }) {
  const t = useT();
  if (kind === "co_own") {
    return (
      <Link
        className={look}
        to="/c/$coalition/actions/$action"
        params={{ coalition: coalition_id, action: thing_id }}
      >
        {t("consents.to_action")}
      </Link>
    );
  }
  return (
    <Link className={look} to="/commitments/$commitment" params={{ commitment: thing_id }}>
      {t("consents.to_commitment")}
    </Link>
  );
}
