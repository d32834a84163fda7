import type { AskOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { PersonName, PersonOrFormer } from "@/ui/people";

/** How an ask stands, in words: how old it is while it is open, and how many days an answer took. */
export function AskState({ ask }: { ask: AskOut }) {
  const t = useT();
  const count = ask.days_to_answer ?? 0;
  if (ask.state === "accepted") return <b>{t("support.state_accepted", { count })}</b>;
  if (ask.state === "refused") return <b>{t("support.state_refused", { count })}</b>;
  if (ask.state === "withdrawn") return t("support.state_withdrawn");
  if (ask.state === "asking_first") return t("support.state_asking_first");
  if (ask.state === "unsaid") return t("support.state_unsaid");
  if (ask.state === "open") return <Open ask={ask} />;
  return <b>{t("support.state_delivered", { count })}</b>;
}

function Open({ ask }: { ask: AskOut }) {
  const t = useT();
  return (
    <>
      {t("support.age", { count: ask.age_days ?? 0 })}{" "}
      {ask.wanted_by && <T id="support.hoped_for" values={{ day: <DateTime value={ask.wanted_by} /> }} />}
    </>
  );
}

/** Who asks whom, for what. */
export function Between({ ask }: { ask: AskOut }) {
  return (
    <T
      id="support.between"
      values={{
        who: <PersonOrFormer name={ask.asked_by.name} />,
        leader: <PersonName name={ask.asked_of.name} />,
      }}
    />
  );
}
