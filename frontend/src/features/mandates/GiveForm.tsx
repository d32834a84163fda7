import type { ReactNode } from "react";
import type { Forum } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { PersonName } from "@/ui/people";
import { useMandates } from "./mutations";

const USUAL = 30;
const AT_MOST = 90;
type Values = { to: string; topic: string; forum: string; until: string };

type GiveFormProps = {
  coalition: string;
  /** The name of a member, once chosen. */
  nameOf: (membership: string) => string | undefined;
  whom: (field: Bound<string>) => ReactNode;
  done: () => void;
  others: ReactNode;
};

/** A standing yes: to one person, about one topic, before these readers, and never without an end. */
export function GiveForm({ coalition, nameOf, whom, done, others }: GiveFormProps) {
  const t = useT();
  const { give } = useMandates(coalition);
  return (
    <Form<Values, unknown>
      draft={`mandate.${coalition}`}
      initial={{ to: "", topic: "", forum: "", until: dayFromNow(USUAL) }}
      readBy={<T id="mandates.read_by" />}
      submit={t("mandates.give_now")}
      check={({ to, topic, forum, until }) => ({
        to: to === "" && t("mandates.to_needed"),
        topic: topic.trim() === "" && t("mandates.topic_needed"),
        forum: forum === "" && t("mandates.forum_needed"),
        until: until === "" && t("mandates.until_needed"),
      })}
      send={({ to, topic, forum, until }, key) => give({ to, topic, forum: forum as Forum, until }, key)}
      done={done}
      others={others}
    >
      {(field, { values }) => (
        <>
          {whom(field("to"))}
          <TextField {...field("topic")} label={t("mandates.topic")} hint={t("mandates.topic_hint")} />
          <RadioCards
            {...field("forum")}
            legend={t("mandates.forum")}
            choices={[
              { value: "coalition", label: t("mandates.forum_coalition") },
              { value: "followers", label: t("mandates.forum_followers") },
            ]}
          />
          <DateField
            {...field("until")}
            label={t("mandates.until")}
            hint={t("mandates.until_hint")}
            min={dayFromNow(0)}
            max={dayFromNow(AT_MOST)}
          />
          <InShort to={nameOf(values.to)} />
        </>
      )}
    </Form>
  );
}

function InShort({ to }: { to: string | undefined }) {
  if (!to) return null;
  return (
    <p className="muted">
      <T id="mandates.in_short" values={{ who: <PersonName name={to} /> }} />
    </p>
  );
}
