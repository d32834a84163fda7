import { type ReactNode, useState } from "react";
import type { AskKind, AskOut } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { readDraft } from "@/lib/drafts";
import { T, useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { Select, TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { PersonName } from "@/ui/people";
import { InName, OWN, type PeopleSlot, whoseBody } from "./InName";
import { useMakeAsk } from "./mutations";
import { KIND_MEANS, KIND_WORDS, kindsWith } from "./words";

type Leader = { id: string; name: string };
type AskFormProps = {
  coalition: string;
  coalitionName: string;
  leaders: Leader[];
  /** Whether terms of employment can be asked about here. */
  employment: boolean;
  /** The action it serves, if it was opened from one. */
  action: { id: string; title: ReactNode } | null;
  done: (made: AskOut) => void;
  others?: ReactNode;
  people: PeopleSlot;
  /** One's own ask that waits for a yes, to be written anew. */
  anew?: AskOut;
};

/**
 * Ask one leader for one thing, and say in whose name. Who reads it is named as soon as they are chosen; whom it names
 * is asked first.
 */
export function AskForm({
  coalition,
  coalitionName,
  leaders,
  employment,
  action,
  done,
  others,
  people,
  anew,
}: AskFormProps) {
  const t = useT();
  const make = useMakeAsk(coalition, anew);
  const draft = anew ? `ask-anew.${anew.id}` : `ask.${coalition}`;
  const only = leaders.length === 1 ? leaders[0]?.id : undefined;
  const [whom, setWhom] = useState(
    () => readDraft<{ following_id: string }>(draft)?.following_id ?? anew?.asked_of.id ?? only ?? "",
  );
  const leader = leaders.find(({ id }) => id === whom);
  const name = <bdi>{coalitionName}</bdi>;
  return (
    <Form
      draft={draft}
      initial={anew ? wordsOf(anew) : { following_id: only ?? "", kind: "", text: "", wanted_by: "", ...OWN }}
      readBy={
        leader ? (
          <T
            id="support.ask_read_by"
            values={{ leader: <PersonName name={leader.name} />, coalition: name }}
          />
        ) : (
          <T id="support.ask_read_by_one" values={{ coalition: name }} />
        )
      }
      submit={t("support.ask")}
      check={({ following_id, kind, text, in_name, with_people }) => ({
        following_id: !leaders.some(({ id }) => id === following_id) && t("support.whom_needed"),
        kind: kind === "" && t("support.kind_needed"),
        text: text.trim() === "" && t("support.text_needed"),
        with_people: in_name === "on_behalf" && with_people.length === 0 && t("support.for_whom_needed"),
      })}
      send={({ following_id, kind, text, wanted_by, ...whose }, key) =>
        make(
          {
            following_id,
            kind: kind as AskKind,
            text,
            ...whoseBody(whose),
            ...(wanted_by ? { wanted_by } : {}),
            ...(action ? { action_id: action.id } : {}),
          },
          key,
        )
      }
      done={done}
      others={others}
    >
      {(field) => (
        <>
          {action && (
            <p className="small muted">
              <T id="support.for_action" values={{ action: <bdi>{action.title}</bdi> }} />
            </p>
          )}
          <Whom field={field("following_id")} leaders={leaders} chosen={setWhom} />
          <RadioCards
            {...field("kind")}
            legend={t("support.kind")}
            choices={kindsWith(employment).map((value) => ({
              value,
              label: t(KIND_WORDS[value]),
              means: t(KIND_MEANS[value]),
            }))}
          />
          <TextArea {...field("text")} label={t("support.text")} hint={t("support.text_hint")} max={1000} />
          <DateField {...field("wanted_by")} label={t("support.wanted_by")} min={dayFromNow(0)} optional />
          <InName
            fields={{ in_name: field("in_name"), with_people: field("with_people"), names: field("names") }}
            people={people}
            forAction={action !== null}
          />
        </>
      )}
    </Form>
  );
}

/** Whom it named is chosen again: other words are another question. */
const wordsOf = (ask: AskOut) => ({
  following_id: ask.asked_of.id,
  kind: ask.kind as string,
  text: ask.text,
  wanted_by: ask.wanted_by ?? "",
  ...OWN,
});

type WhomProps = { field: Bound<string>; leaders: Leader[]; chosen: (id: string) => void };

function Whom({ field, leaders, chosen }: WhomProps) {
  const t = useT();
  function change(id: string) {
    field.onChange(id);
    chosen(id);
  }
  return (
    <Select
      {...field}
      onChange={change}
      label={t("support.whom")}
      options={[
        ...(leaders.length === 1 ? [] : [{ value: "", label: t("support.choose_whom") }]),
        ...leaders.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
