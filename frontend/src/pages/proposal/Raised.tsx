import { useInfiniteQuery } from "@tanstack/react-query";
import type { ObjectionOut, ProposalOut } from "@/api/schema";
import { closesMine } from "@/features/decisions/closing";
import { Hear } from "@/features/decisions/Hear";
import { begun, NoteForm } from "@/features/decisions/NoteForm";
import { notesQuery } from "@/features/decisions/queries";
import { useT } from "@/lib/i18n/react";
import { Disclosed } from "@/ui/Disclosed";
import { Paged } from "@/ui/PagedRows";
import { Note } from "./Note";
import { ReadBy } from "./ReadBy";

const isOver = ({ state }: ObjectionOut) => state === "answered" || state === "withdrawn";

/** What was raised: what is still to be answered first, what its objectors closed within reach. */
export function Raised({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const over = proposal.objections.filter(isOver);
  if (proposal.objections.length === 0) return null;
  return (
    <section className="stack">
      <h2>{t("decisions.raised")}</h2>
      {proposal.objections
        .filter((one) => !isOver(one))
        .map((one) => (
          <Heard key={one.id} objection={one} proposal={proposal} />
        ))}
      {over.length > 0 && (
        <Disclosed label={t("decisions.closed_objections")}>
          {() => over.map((one) => <Heard key={one.id} objection={one} proposal={proposal} />)}
        </Disclosed>
      )}
    </section>
  );
}

/** Whether its objector names another harm in the stage that is open: closing this one does not close that. */
function isBeside({ harm, abilities }: ObjectionOut, { my_response: mine }: ProposalOut): boolean {
  return Boolean(abilities.close) && mine?.answer === "objection" && mine.harm !== harm;
}

const isClosing = ({ mine }: ObjectionOut, proposal: ProposalOut): boolean =>
  mine && closesMine(proposal.my_response?.answer, proposal);

function Heard({ objection, proposal }: { objection: ObjectionOut; proposal: ProposalOut }) {
  const t = useT();
  return (
    <Hear objection={objection} proposal={proposal.id} closing={isClosing(objection, proposal)}>
      <Talk objection={objection} proposal={proposal} />
      {isBeside(objection, proposal) && <p className="why">{t("decisions.fresh_stands")}</p>}
    </Hear>
  );
}

/** The words that work with it. Reading them is one press, and so is saying something. */
function Talk({ objection, proposal }: { objection: ObjectionOut; proposal: ProposalOut }) {
  const t = useT();
  const { harm } = objection;
  return (
    <>
      <Disclosed label={<Named words={t("decisions.read_talk")} about={harm} />}>
        {() => <Said proposal={proposal} objection={objection.id} />}
      </Disclosed>
      {objection.abilities.talk && (
        <Disclosed
          label={<Named words={t("decisions.work_with_it")} about={harm} />}
          startsOpen={begun(proposal.id, { kind: "talk", objection_id: objection.id }) !== ""}
        >
          {(close) => (
            <NoteForm
              proposal={proposal.id}
              note={{ kind: "talk", objection_id: objection.id }}
              label={t("decisions.your_talk")}
              hint={t("decisions.your_talk_hint")}
              submit={t("decisions.say_it")}
              look="plain"
              readBy={<ReadBy coalition={proposal.coalition_id} />}
              done={close}
            />
          )}
        </Disclosed>
      )}
    </>
  );
}

export function Named({ words, about }: { words: string; about: string }) {
  return (
    <>
      {words}
      <span className="vh">
        : <bdi>{about}</bdi>
      </span>
    </>
  );
}

function Said({ proposal, objection }: { proposal: ProposalOut; objection: string }) {
  const { id, coalition_id: coalition } = proposal;
  const t = useT();
  const query = useInfiniteQuery(notesQuery(id, objection));
  return (
    <Paged query={query} none={<p className="muted">{t("decisions.no_talk")}</p>}>
      {(notes) => (
        <ul className="stack">
          {notes.map((note) => (
            <Note key={note.id} note={note} coalition={coalition} />
          ))}
        </ul>
      )}
    </Paged>
  );
}
