import type { OfferAnswer, OfferOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { PersonOrFormer } from "@/ui/people";
import { useOffer } from "./mutations";
import { ANSWER_WORDS } from "./words";

type AnswerFormProps = { offer: OfferOut; done: () => void };

/** Four answers of the same weight; none asks for a reason. */
export function AnswerForm({ offer, done }: AnswerFormProps) {
  const t = useT();
  const { answer } = useOffer(offer.id);
  return (
    <Form
      draft={`offer-answer.${offer.id}`}
      initial={{ answer: "", how: "" }}
      readBy={
        <T id="offers.answer_read_by" values={{ who: <PersonOrFormer name={offer.from_member.name} /> }} />
      }
      submit={t("offers.send_answer")}
      check={({ answer, how }) => ({
        answer: answer === "" && t("offers.answer_needed"),
        how: answer === "accepted_differently" && how.trim() === "" && t("offers.how_needed"),
      })}
      send={({ answer: said, how }) =>
        answer({
          answer: said as OfferAnswer,
          ...(said === "accepted_differently" ? { how } : {}),
        })
      }
      done={done}
    >
      {(field, { values }) => (
        <>
          <RadioCards
            {...field("answer")}
            legend={t("offers.how_would_you_like_it")}
            choices={offer.answers.map((value) => ({
              value,
              label: t(ANSWER_WORDS[value].label),
              means: t(ANSWER_WORDS[value].means),
            }))}
          />
          {values.answer === "accepted_differently" && (
            <TextArea {...field("how")} label={t("offers.how")} max={1000} short />
          )}
        </>
      )}
    </Form>
  );
}
