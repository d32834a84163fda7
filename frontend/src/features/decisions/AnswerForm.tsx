import type { ReactNode } from "react";
import type { ProposalOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { useProposal } from "./mutations";
import { ANSWERS, type Answer } from "./words";

type AnswerFormProps = { proposal: ProposalOut; readBy: ReactNode };

/** One's voice in the small weight. An objection names the harm one sees, and may say what would help. */
export function AnswerForm({ proposal, readBy }: AnswerFormProps) {
  const t = useT();
  const { respond } = useProposal(proposal.id);
  return (
    <Form
      draft={`voice.${proposal.id}`}
      initial={{ answer: "", harm: "", safe_enough: "" }}
      readBy={readBy}
      submit={t("decisions.send_voice")}
      check={({ answer, harm }) => ({
        answer: answer === "" && t("decisions.answer_needed"),
        harm: answer === "objection" && harm.trim() === "" && t("decisions.harm_needed"),
      })}
      send={(values, key) => respond(bodyOf(values), key)}
      done={() => undefined}
    >
      {(field, { values }) => (
        <>
          <RadioCards
            {...field("answer")}
            legend={t("decisions.what_do_you_say")}
            quietLegend
            choices={ANSWERS.map(({ value, label, means, shape }) => ({
              value,
              label: t(label),
              means: t(means),
              shape,
            }))}
          />
          {(values.answer === "objection" || values.answer === "affects_me") && (
            <>
              <TextArea
                {...field("harm")}
                label={t(values.answer === "objection" ? "decisions.harm" : "decisions.how_it_affects")}
                max={1000}
                optional={values.answer === "affects_me"}
              />
              <TextArea {...field("safe_enough")} label={t("decisions.safe_enough")} max={1000} optional />
            </>
          )}
        </>
      )}
    </Form>
  );
}

function bodyOf({ answer, harm, safe_enough }: { answer: string; harm: string; safe_enough: string }) {
  const said = answer as Answer;
  if (said === "fine") return { answer: said };
  return {
    answer: said,
    ...(harm.trim() ? { harm } : {}),
    ...(safe_enough.trim() ? { safe_enough } : {}),
  };
}
