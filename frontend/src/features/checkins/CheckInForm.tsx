import { type ReactNode, useEffect, useRef } from "react";
import type { CommitmentOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { ownerOfDevice } from "@/lib/own/owner";
import type { Waiting } from "@/lib/own/sending";
import { Details } from "@/ui/Details";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { ANSWER_WORDS, ANSWERS, type Answer } from "./answers";
import { type CheckedIn, useCheckIn } from "./mutations";

type CheckInFormProps = {
  commitment: CommitmentOut;
  /** Words that wait on this device: they are what is changed, and are sent under their own key. */
  waiting: Waiting | null;
  /** They wait no more, and this was typed since: it goes under a key of its own. */
  since: boolean;
  readBy: ReactNode;
  /** What "I want to change or let go of this" opens: equal ways on. */
  ways: ReactNode;
  done: (how: CheckedIn, key: string) => void;
};

/** The name under which the device keeps what is typed about a commitment, also in words that wait. */
export const draftOf = (commitment: string) => `check-in.${commitment}`;

/** A mail’s link chooses an answer; only a press sends it. */
function chosenByLink() {
  const answer = new URLSearchParams(window.location.search).get("answer") as Answer;
  return ANSWERS.includes(answer) ? { answer } : undefined;
}

/** What is asked here is asked of whoever reads the check-in now: who comes later reads what is said from then on. */
const readByNobody = ({ mine }: CommitmentOut) =>
  mine?.check_ins_read_by === "partners" && mine.check_ins_read_by_names.length === 0;

/** The minute: one choice is enough. A digit chooses, Enter sends. */
export function CheckInForm({ commitment, waiting, since, readBy, ways, done }: CheckInFormProps) {
  const t = useT();
  const checkIn = useCheckIn(commitment);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const radio = (which: string) =>
      frame.current?.querySelector<HTMLInputElement>(`input[type=radio]${which}`);
    (radio(":checked") ?? radio(""))?.focus();
  }, []);

  return (
    <div ref={frame}>
      <Form
        draft={draftOf(commitment.id)}
        initial={{ answer: "", words: "", ask: "", ...waiting?.body }}
        chosen={waiting ? undefined : chosenByLink()}
        readBy={readBy}
        submit={t(waiting && !since ? "outbox.keep_change" : "commitments.send_check_in")}
        waits={ownerOfDevice() !== null}
        check={({ answer }) => ({ answer: answer === "" && t("commitments.choose_answer") })}
        send={async ({ answer, words, ask }, newKey) => {
          const key = waiting && !since ? waiting.key : newKey;
          const said = {
            answer: answer as Answer,
            ...(words.trim() ? { words } : {}),
            ...(ask.trim() ? { ask } : {}),
          };
          return [await checkIn(said, key), key] as const;
        }}
        done={([how, key]) => done(how, key)}
      >
        {(field, { values }) => (
          <>
            <RadioCards
              {...field("answer")}
              legend={t("commitments.where_does_it_stand")}
              quietLegend
              digits
              choices={ANSWERS.map((value) => ({ value, label: t(ANSWER_WORDS[value]) }))}
            />
            {values.answer === "change" && ways}
            <div className="extra">
              <Details summary={t("commitments.add_word")} icon="plus" open={values.words !== ""}>
                <TextArea {...field("words")} label={t("commitments.words_label")} max={280} optional />
              </Details>
              <Details
                summary={t("commitments.add_ask")}
                icon="hands"
                open={values.ask !== "" || values.answer === "stuck"}
              >
                <TextArea
                  {...field("ask")}
                  label={t("commitments.ask_label")}
                  hint={readByNobody(commitment) ? t("commitments.ask_reaches_nobody") : undefined}
                  max={280}
                  optional
                />
              </Details>
            </div>
          </>
        )}
      </Form>
    </div>
  );
}
