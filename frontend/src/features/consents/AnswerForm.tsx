import { useState } from "react";
import type { ConsentOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import type { Bound } from "@/ui/form/binding";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { Notice } from "@/ui/Notice";
import { PairMark, PersonName } from "@/ui/people";
import { meaning } from "./meanings";
import { type Given, useConsent } from "./mutations";
import { ANSWERS, type Answer, isToCarry } from "./words";

/** `read` are the words that were shown when one began, also after the page was loaded again. */
type Values = { answer: string; text: string | null; read: string };
/** As long as the words that it stands for may be. */
const LONGEST = 10_000;

/**
 * Answers of one size, none chosen beforehand, sent by one button. A yes is to the words that were read: when they
 * change meanwhile, the choice is kept and the new words are shown first.
 */
export function AnswerForm({ consent, answered }: { consent: ConsentOut; answered: () => void }) {
  const t = useT();
  const { answer, wordsNow } = useConsent(consent);
  /** The words that were shown after a refusal. */
  const [shown, setShown] = useState<string>();
  const asker = <PersonName name={consent.from_name} />;

  async function send(values: Values) {
    try {
      await answer(given(values, consent, shown ?? values.read));
    } catch (error) {
      if (isProblem(error, "consent_text_changed")) setShown(wordsNow() ?? values.read);
      throw error;
    }
  }

  return (
    <Form<Values, void>
      draft={`answer.${consent.id}`}
      initial={{ answer: "", text: null, read: consent.text_hash }}
      readBy={
        <T id={isToCarry(consent.kind) ? "consents.read_by" : "consents.read_by_yes"} values={{ asker }} />
      }
      submit={t("consents.send")}
      check={({ answer: said, text }) => ({
        answer: said === "" && t("consents.answer_needed"),
        text: said === "yes_with_changes" && unchanged(text, consent) && t("consents.text_needed"),
      })}
      send={send}
      done={answered}
    >
      {(field, { values }) => (
        <>
          {(shown || consent.text_hash !== values.read) && (
            <Notice kind="caution">
              <p>{t("consents.words_changed")}</p>
            </Notice>
          )}
          <Cards consent={consent} field={field("answer")} />
          {values.answer === "yes_with_changes" && (
            <TextArea
              {...field("text")}
              value={values.text ?? consent.text}
              label={t("consents.your_version")}
              hint={t("consents.your_version_hint")}
              max={LONGEST}
            />
          )}
        </>
      )}
    </Form>
  );
}

/** A no and a not now need no words; a yes says which were read. */
function given({ answer, text }: Values, consent: ConsentOut, read: string): Given {
  if (answer === "no" || answer === "not_now") return { answer };
  if (answer === "yes_with_changes") return { answer, text_hash: read, text: (text ?? consent.text).trim() };
  return { answer: answer as Answer, text_hash: read };
}

const unchanged = (text: string | null, { text: asked }: ConsentOut): boolean =>
  text === null || text.trim() === "" || text.trim() === asked.trim();

function Cards({ consent, field }: { consent: ConsentOut; field: Bound<string> }) {
  const t = useT();
  const offered = ANSWERS.filter(({ value }) => consent.answers.includes(value));
  return (
    <RadioCards
      {...field}
      legend={t("consents.your_answer")}
      choices={offered.map(({ value, label, together }) => ({
        value,
        label: t(label),
        means: t(meaning(value, consent.kind), { who: `\u2068${consent.from_name}\u2069` }),
        mark: <PairMark state={together ? "together" : "one"} />,
      }))}
    />
  );
}
