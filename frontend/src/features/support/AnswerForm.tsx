import type { ReactNode } from "react";
import type { AskOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Details } from "@/ui/Details";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { useAsk } from "./mutations";

const LONGEST = 1000;
const NOTHING = { answer: "", words: "", reason: "", advice_sought: "" };
type AnswerFormProps = { ask: AskOut; readBy: ReactNode; done: () => void };

/** Accept, or refuse with a reason: two ways of the same size, sent by the same button. */
export function AnswerForm({ ask, readBy, done }: AnswerFormProps) {
  const t = useT();
  const { accept, refuse } = useAsk(ask.id);

  function send({ answer, words, reason, advice_sought }: typeof NOTHING) {
    const advice = advice_sought.trim() ? { advice_sought } : {};
    if (answer === "refuse") return refuse({ reason, ...advice });
    return accept({ ...(words.trim() ? { words } : {}), ...advice });
  }

  return (
    <Form
      draft={`ask-answer.${ask.id}`}
      initial={NOTHING}
      readBy={readBy}
      submit={t("support.send_answer")}
      check={({ answer, reason }) => ({
        answer: answer === "" && t("support.answer_needed"),
        reason: answer === "refuse" && reason.trim() === "" && t("support.reason_needed"),
      })}
      send={send}
      done={done}
    >
      {(field, { values }) => (
        <>
          <RadioCards
            {...field("answer")}
            legend={t("support.your_answer")}
            quietLegend
            choices={[
              { value: "accept", label: t("support.accept"), means: t("support.accept_means") },
              { value: "refuse", label: t("support.refuse"), means: t("support.refuse_means") },
            ]}
          />
          {values.answer === "accept" && (
            <TextArea {...field("words")} label={t("support.words")} max={LONGEST} optional />
          )}
          {values.answer === "refuse" && (
            <TextArea
              {...field("reason")}
              label={t("support.reason")}
              hint={t("support.reason_hint")}
              max={LONGEST}
            />
          )}
          {values.answer !== "" && (
            <Details summary={t("support.add_advice")} icon="plus" open={values.advice_sought !== ""}>
              <TextField
                {...field("advice_sought")}
                label={t("support.advice")}
                hint={t("support.advice_hint")}
                optional
              />
            </Details>
          )}
        </>
      )}
    </Form>
  );
}
