import type { ConsentOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Notice } from "@/ui/Notice";
import { PersonName } from "@/ui/people";
import { LANDED, stateWords } from "./words";

/** How the question stands, for each of its two people. */
export function StateSentence({ consent }: { consent: ConsentOut }) {
  const who = <PersonName name={consent.asked_by_me ? consent.to_name : consent.from_name} />;
  const topic = <bdi>{consent.by_mandate}</bdi>;
  return <T id={stateWords(consent)} values={{ who, topic, day: <DateTime value={consent.answer_by} /> }} />;
}

export function WhatHappened({ consent }: { consent: ConsentOut }) {
  const { state, out_at, asked_by_me } = consent;
  const out = state === "yes" ? out_at : null;
  return (
    <Notice kind={state === "yes" ? "done" : "plain"}>
      <p>
        <StateSentence consent={consent} />
      </p>
      {out && (
        <p>
          <T id="consents.went_out" values={{ day: <DateTime value={out} dayOnly /> }} />
        </p>
      )}
      {asked_by_me && consent.landed && <TheirWord consent={consent} landed={consent.landed} />}
    </Notice>
  );
}

/** How it landed with the one in whose name it was: only who asked reads it. */
function TheirWord({ consent, landed }: { consent: ConsentOut; landed: string }) {
  const t = useT();
  const said = LANDED.find(({ value }) => value === landed);
  if (!said) return null;
  const who = <PersonName name={consent.to_name} />;
  return (
    <p>
      <T id="consents.they_landed" values={{ who, landed: t(said.label) }} />
    </p>
  );
}
