import type { ReactNode } from "react";
import type { ActionOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { Notice } from "@/ui/Notice";
import { Prose } from "@/ui/Prose";
import { useAction } from "./mutations";

/** That it pauses, until when, and where it is talked about. Nobody is named; only who paused can end it early. */
export function Paused({ action }: { action: ActionOut }) {
  const t = useT();
  const { goOn } = useAction(action.id);
  if (action.paused === null) return null;
  const { until, words, proposal_id } = action.paused;
  return (
    <Notice>
      <p>
        <T id="actions.paused_until" values={{ day: <DateTime value={until} /> }} />
      </p>
      {words && <Prose text={words} />}
      {proposal_id && (
        <p>
          <Link
            to="/c/$coalition/proposals/$proposal"
            params={{ coalition: action.coalition_id, proposal: proposal_id }}
          >
            {t("actions.talked_about")}
          </Link>
        </p>
      )}
      {action.abilities.go_on && (
        <ActionButton press={goOn} said={t("actions.goes_on")}>
          {t("actions.go_on")}
        </ActionButton>
      )}
    </Notice>
  );
}

type PauseFormProps = { action: ActionOut; readBy: ReactNode; done: () => void };

/** Say that it affects oneself: no reason is needed. */
export function PauseForm({ action, readBy, done }: PauseFormProps) {
  const t = useT();
  const { pause } = useAction(action.id);
  return (
    <Form
      initial={{ words: "" }}
      readBy={readBy}
      submit={t("actions.pause")}
      send={({ words }) => pause(words.trim() || undefined)}
      done={done}
    >
      {(field) => (
        <TextArea
          {...field("words")}
          label={t("actions.pause_words")}
          hint={t("actions.pause_words_hint")}
          max={1000}
          short
          optional
        />
      )}
    </Form>
  );
}
