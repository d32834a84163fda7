import { useReducer } from "react";
import type { NoteOut, ProposalOut } from "@/api/schema";
import { begun, forgetBegun, type Place } from "@/features/decisions/NoteForm";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Disclosed } from "@/ui/Disclosed";
import { Prose } from "@/ui/Prose";
import { CommentForm } from "./CommentForm";

type BegunProps = { proposal: ProposalOut; notes: NoteOut[] };

/** Words that were begun where nothing can be said any more: they stay in sight until they are said or taken out. */
export function Begun({ proposal, notes }: BegunProps) {
  const [, lookAgain] = useReducer((times: number) => times + 1, 0);
  return closedPlaces(proposal, notes)
    .filter((place) => begun(proposal.id, place) !== "")
    .map((place) => (
      <Words
        key={`${place.kind}${place.to ?? place.objection_id ?? ""}`}
        proposal={proposal}
        place={place}
        gone={lookAgain}
      />
    ));
}

/** Where a note of each kind could once be said, and can't be now. */
function closedPlaces({ status, abilities, objections }: ProposalOut, notes: NoteOut[]): Place[] {
  const questions = notes.filter(({ kind }) => kind === "question");
  const places: (Place & { open: boolean | undefined })[] = [
    { kind: "question", open: abilities.speak && status === "questions" },
    { kind: "reaction", open: abilities.speak && status === "reactions" },
    { kind: "comment", open: abilities.comment },
    ...questions.map(({ id }) => ({ kind: "answer" as const, to: id, open: abilities.reply })),
    ...objections.map((one) => ({
      kind: "talk" as const,
      objection_id: one.id,
      open: one.abilities.talk,
    })),
  ];
  return places.filter(({ open }) => !open).map(({ open, ...place }) => place);
}

type WordsProps = { proposal: ProposalOut; place: Place; gone: () => void };

function Words({ proposal, place, gone }: WordsProps) {
  const t = useT();
  return (
    <div className="stack-s">
      <p className="muted">{t("decisions.begun")}</p>
      <Prose text={begun(proposal.id, place)} />
      {proposal.abilities.comment && (
        <Disclosed label={t("decisions.as_comment")}>
          {() => <CommentForm proposal={proposal} from={place} done={gone} />}
        </Disclosed>
      )}
      <p className="btns">
        <ActionButton
          press={async () => {
            forgetBegun(proposal.id, place);
            gone();
          }}
        >
          {t("ui.take_out")}
        </ActionButton>
      </p>
    </div>
  );
}
