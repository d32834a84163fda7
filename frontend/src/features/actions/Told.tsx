import type { ReactNode } from "react";
import type { ActionOut, ToldLine, ToldSentence } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import type { Bound } from "@/ui/form/binding";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { useAction } from "./mutations";
import { isStatus, STATUS_WORDS } from "./words";

/** The line that followers read now: the title and stage of that moment, and one sentence. */
export function ToldNow({ told }: { told: ToldLine }) {
  const t = useT();
  return (
    <blockquote className="said">
      <p className="small">
        <bdi>{told.title}</bdi> · {isStatus(told.stage) ? t(STATUS_WORDS[told.stage]) : told.stage}
      </p>
      <p className="words" dir="auto">
        {told.sentence}
      </p>
      <footer>
        <span>
          <T id="actions.told_at" values={{ when: <DateTime value={told.told_at} /> }} />
        </span>
      </footer>
    </blockquote>
  );
}

/** Followers stop reading the line at once. */
export function TakeBack({ action, told }: { action: ActionOut; told: ToldLine }) {
  const t = useT();
  const { takeBack } = useAction(action.id);
  return (
    <ActionButton look="quiet" press={() => takeBack(told.id)} said={t("actions.taken_back")}>
      {t("actions.take_back")}
    </ActionButton>
  );
}

type Whose = { in_name: Bound<string>; with_people: Bound<string[]>; names: Bound<string[]> };
type Values = { sentence: string; in_name: string; with_people: string[]; names: string[] };
type TellFormProps = {
  action: ActionOut;
  readBy: ReactNode;
  /** In whose name it is said, and whom it names. */
  whose: (fields: Whose) => ReactNode;
  done: () => void;
};

export function TellForm({ action, readBy, whose, done }: TellFormProps) {
  const t = useT();
  const { tell } = useAction(action.id);
  return (
    <Form<Values, unknown>
      draft={`tell.${action.id}`}
      initial={{ sentence: "", in_name: "own", with_people: [], names: [] }}
      readBy={readBy}
      submit={t("actions.tell_now")}
      check={({ sentence, in_name, with_people }) => ({
        sentence: sentence.trim() === "" && t("actions.sentence_needed"),
        with_people: in_name === "on_behalf" && with_people.length === 0 && t("support.for_whom_needed"),
      })}
      send={({ in_name, with_people, ...rest }, key) =>
        tell(
          {
            ...rest,
            in_name: in_name as ToldSentence["in_name"],
            with_people: in_name === "on_behalf" ? with_people : [],
          },
          key,
        )
      }
      done={done}
    >
      {(field) => (
        <>
          <TextArea
            {...field("sentence")}
            label={t("actions.sentence")}
            hint={t("actions.sentence_hint")}
            max={280}
          />
          {whose({
            in_name: field("in_name"),
            with_people: field("with_people"),
            names: field("names"),
          })}
        </>
      )}
    </Form>
  );
}
