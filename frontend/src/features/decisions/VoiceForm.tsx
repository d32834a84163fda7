import type { ReactNode } from "react";
import type { ProposalOut, ResponseDraft } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { closesMine } from "./closing";
import { useProposal } from "./mutations";
import { type Answer, answersIn } from "./words";

const WORDS_AT_MOST = 1000;
const WITH_WORDS: Answer[] = ["consent", "concern", "aside"];
type Values = { answer: string; words: string; harm: string; safe_enough: string };

type VoiceFormProps = {
  /** As it was read: its version is what the answer goes to. */
  proposal: ProposalOut;
  readBy: ReactNode;
  /** Somebody published a new version meanwhile: what is typed stays. */
  changed: () => Promise<unknown>;
  done: () => void;
};

/** One's own voice, in one's own words. Choosing never moves the focus; an objection says the harm one sees. */
export function VoiceForm({ proposal, readBy, changed, done }: VoiceFormProps) {
  const t = useT();
  const { respond, changeVoice } = useProposal(proposal.id);
  const choices = answersIn(proposal.status);
  const { version, abilities, my_response: mine } = proposal;

  async function send(values: Values, key: string) {
    const body = bodyOf(values, version);
    try {
      return await (abilities.change_answer ? changeVoice(body) : respond(body, key));
    } catch (error) {
      if (isProblem(error, "version_changed")) await changed();
      throw error;
    }
  }

  return (
    <Form
      draft={`voice.${proposal.id}`}
      initial={{
        answer: mine?.answer ?? "",
        words: mine?.words ?? "",
        harm: mine?.harm ?? "",
        safe_enough: mine?.safe_enough ?? "",
      }}
      readBy={readBy}
      submit={t("decisions.send_voice")}
      others={proposal.status === "consent" && <span className="saved">{t("decisions.can_change")}</span>}
      check={({ answer, words, harm }) => ({
        answer: !choices.some(({ value }) => value === answer) && t("decisions.answer_needed"),
        words: answer === "concern" && words.trim() === "" && t("decisions.concern_needed"),
        harm: answer === "objection" && harm.trim() === "" && t("decisions.harm_needed"),
      })}
      send={send}
      done={done}
    >
      {(field, { values: { answer } }) => (
        <>
          <RadioCards
            {...field("answer")}
            legend={t("decisions.is_it_safe")}
            choices={choices.map(({ value, label, means, shape }) => ({
              value,
              label: t(label),
              means: t(means),
              shape,
            }))}
          />
          {answer === "objection" && (
            <>
              <TextArea {...field("harm")} label={t("decisions.harm")} max={WORDS_AT_MOST} short />
              <TextArea
                {...field("safe_enough")}
                label={t("decisions.safe_enough")}
                hint={t("decisions.only_you_close")}
                max={WORDS_AT_MOST}
                short
                optional
              />
            </>
          )}
          {closesMine(answer, proposal) && <p>{t("decisions.you_close_yours")}</p>}
          {WITH_WORDS.includes(answer as Answer) && (
            <TextArea
              {...field("words")}
              label={t(answer === "concern" ? "decisions.your_concern" : "decisions.your_words")}
              hint={t("decisions.speak_for_yourself")}
              max={WORDS_AT_MOST}
              short
              optional={answer !== "concern"}
            />
          )}
        </>
      )}
    </Form>
  );
}

function bodyOf({ answer, words, harm, safe_enough }: Values, version: number): ResponseDraft {
  const said = { answer: answer as Answer, version };
  if (answer === "objection") return { ...said, harm, ...(safe_enough.trim() ? { safe_enough } : {}) };
  return WITH_WORDS.includes(said.answer) && words.trim() ? { ...said, words } : said;
}
