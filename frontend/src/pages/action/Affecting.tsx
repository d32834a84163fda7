import { Credits } from "@/features/actions/Credits";
import { Paused, PauseForm } from "@/features/actions/PauseForms";
import { useAskToJoin } from "@/features/offers/mutations";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { Spread } from "@/ui/Page";
import type { PartProps } from "./parts";
import { FormOf, ReadByAll } from "./readers";

/** Whom it affects can pause it; why it pauses, and until when. */
export function Affecting({ action, circle, open }: PartProps) {
  const t = useT();
  if (action.paused === null && !action.abilities.pause) return null;
  return (
    <Spread title={t("actions.affects")} note={t("actions.affects_note")}>
      <Paused action={action} />
      {action.abilities.pause && (
        <FormOf name="pause" open={open} button={t("actions.affects_me")} quiet>
          {(close) => <PauseForm action={action} readBy={<ReadByAll circle={circle} />} done={close} />}
        </FormOf>
      )}
    </Spread>
  );
}

/** Who looks for partners is asked by a question that the two alone know of. */
export function Joining({ action, open }: PartProps) {
  const t = useT();
  const ask = useAskToJoin(action.id);
  if (!action.abilities.ask_to_join) return null;
  return (
    <FormOf name="join" open={open} button={t("actions.ask_to_join")}>
      {(close) => (
        <Form
          initial={{ words: "" }}
          readBy={t("actions.join_read_by")}
          submit={t("actions.ask_them")}
          send={({ words }, key) => ask(words.trim() ? { words } : {}, key)}
          done={close}
        >
          {(field) => (
            <TextArea {...field("words")} label={t("actions.join_words")} max={1000} short optional />
          )}
        </Form>
      )}
    </FormOf>
  );
}

/** Who held a part is named once it is done. */
export function Thanks({ action }: PartProps) {
  const t = useT();
  const { people, mine } = action.credits;
  if (people.length === 0 && mine === null) return null;
  return (
    <Spread title={t("actions.credits")} note={t("actions.credits_note")}>
      <Credits action={action} />
    </Spread>
  );
}
