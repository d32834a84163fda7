import type { ConsentOut } from "@/api/schema";
import { T } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { PersonName } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { StateSentence } from "./WhatHappened";
import { ASKS_YOU, YOU_ASK } from "./words";

/** Who asks, and what for. */
export function AskedFor({ consent: { asked_by_me, kind, from_name, to_name } }: { consent: ConsentOut }) {
  const who = <PersonName name={asked_by_me ? to_name : from_name} />;
  return <T id={(asked_by_me ? YOU_ASK : ASKS_YOU)[kind]} values={{ who }} />;
}

/** A question in one of the two lists, with its state in words. */
export function ConsentRow({ consent }: { consent: ConsentOut }) {
  return (
    <Row
      title={
        <Link to="/consents/$consent" params={{ consent: consent.id }}>
          {consent.title}
        </Link>
      }
      why={
        <>
          <AskedFor consent={consent} />
          {". "}
          <StateSentence consent={consent} />
        </>
      }
    />
  );
}
