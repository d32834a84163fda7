import type { ConsentOut } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { T } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Notice } from "@/ui/Notice";
import { PersonName } from "@/ui/people";

type Words = Record<ConsentOut["state"], MessageId>;

const FOR_THE_ASKED: Words = {
  asked: "consents.open",
  yes: "consents.you_yes",
  no: "consents.you_no",
  not_now: "consents.you_not_now",
  withdrawn: "consents.withdrawn",
  expired: "consents.expired",
};
const FOR_THE_ASKER: Words = {
  asked: "consents.they_asked",
  yes: "consents.they_yes",
  no: "consents.they_no",
  not_now: "consents.they_not_now",
  withdrawn: "consents.you_withdrew",
  expired: "consents.expired",
};

/** How the question stands, for each of its two people. */
export function WhatHappened({ consent }: { consent: ConsentOut }) {
  const { asked_by_me, state } = consent;
  const id = (asked_by_me ? FOR_THE_ASKER : FOR_THE_ASKED)[state];
  const who = <PersonName name={asked_by_me ? consent.to_name : consent.from_name} />;
  return (
    <Notice kind={state === "yes" ? "done" : "plain"}>
      <p>
        <T id={id} values={{ who, day: <DateTime value={consent.answer_by} /> }} />
      </p>
    </Notice>
  );
}
