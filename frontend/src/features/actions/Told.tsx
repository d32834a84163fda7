import type { ReactNode } from "react";
import type { ActionOut, ToldLine } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
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

type TellFormProps = { action: ActionOut; readBy: ReactNode; done: () => void };

export function TellForm({ action, readBy, done }: TellFormProps) {
  const t = useT();
  const { tell } = useAction(action.id);
  return (
    <Form
      draft={`tell.${action.id}`}
      initial={{ sentence: "" }}
      readBy={readBy}
      submit={t("actions.tell_now")}
      check={({ sentence }) => ({ sentence: sentence.trim() === "" && t("actions.sentence_needed") })}
      send={({ sentence }, key) => tell(sentence, key)}
      done={done}
    >
      {(field) => (
        <TextArea
          {...field("sentence")}
          label={t("actions.sentence")}
          hint={t("actions.sentence_hint")}
          max={280}
        />
      )}
    </Form>
  );
}
