import type { NoteOut, ProposalOut } from "@/api/schema";
import { begun, NoteForm } from "@/features/decisions/NoteForm";
import { useT } from "@/lib/i18n/react";
import { Disclosed } from "@/ui/Disclosed";
import { Note } from "./Note";
import { Named } from "./Raised";
import { ReadBy } from "./ReadBy";

/** `all`: nothing that was said is still to be loaded. */
type QuestionsProps = { proposal: ProposalOut; notes: NoteOut[]; all: boolean };

/** Each question with its answers below it. The stage stays open until each has one. */
export function Questions({ proposal, notes, all }: QuestionsProps) {
  const t = useT();
  const questions = notes.filter(({ kind }) => kind === "question");
  const asking = proposal.status === "questions";
  if (questions.length === 0 && !asking) return null;
  return (
    <section className="stack">
      <h2>{t("decisions.questions_and_answers")}</h2>
      {questions.length === 0 && <p className="muted">{t("decisions.no_questions")}</p>}
      <ul className="stack">
        {questions.map((question) => (
          <Question
            key={question.id}
            question={question}
            answers={notes.filter(({ kind, to }) => kind === "answer" && to === question.id)}
            proposal={proposal}
            waits={asking && all}
          />
        ))}
      </ul>
      {asking && proposal.abilities.speak && (
        <div id="say" tabIndex={-1}>
          <NoteForm
            proposal={proposal.id}
            note={{ kind: "question" }}
            label={t("decisions.your_question")}
            hint={t("decisions.your_question_hint")}
            submit={t("decisions.ask_question")}
            readBy={<ReadBy coalition={proposal.coalition_id} />}
          />
        </div>
      )}
    </section>
  );
}

/** `waits`: the stage stays open for an answer, if there is none here. Of who left it waits for none. */
type QuestionProps = { question: NoteOut; answers: NoteOut[]; proposal: ProposalOut; waits: boolean };

function Question({ question, answers, proposal, waits }: QuestionProps) {
  const t = useT();
  const unanswered = answers.length === 0 && question.by.name !== null;
  return (
    <Note note={question} coalition={proposal.coalition_id}>
      {answers.length > 0 && (
        <ul className="stack">
          {answers.map((answer) => (
            <Note key={answer.id} note={answer} coalition={proposal.coalition_id} />
          ))}
        </ul>
      )}
      {waits && unanswered && <p className="small muted">{t("decisions.no_answer_yet")}</p>}
      {proposal.abilities.reply && (
        <Disclosed
          label={<Named words={t("decisions.answer_question")} about={question.text} />}
          startsOpen={begun(proposal.id, { kind: "answer", to: question.id }) !== ""}
        >
          {(close) => (
            <NoteForm
              proposal={proposal.id}
              note={{ kind: "answer", to: question.id }}
              label={t("decisions.your_answer")}
              hint={t("decisions.your_answer_hint")}
              submit={t("decisions.send_answer")}
              look="plain"
              readBy={<ReadBy coalition={proposal.coalition_id} />}
              done={close}
            />
          )}
        </Disclosed>
      )}
    </Note>
  );
}
