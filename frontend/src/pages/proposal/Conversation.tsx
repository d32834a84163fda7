import { useInfiniteQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import type { NoteKind, NoteOut, ProposalOut } from "@/api/schema";
import { begun, NoteForm } from "@/features/decisions/NoteForm";
import { notesQuery } from "@/features/decisions/queries";
import { useT } from "@/lib/i18n/react";
import { Disclosed } from "@/ui/Disclosed";
import { Paged } from "@/ui/PagedRows";
import { Begun } from "./Begun";
import { CommentForm } from "./CommentForm";
import { Note } from "./Note";
import { Questions } from "./Questions";
import { ReadBy } from "./ReadBy";

/** What was said so far: questions with their answers, reactions, comments; and one's own turn. */
export function Conversation({ proposal }: { proposal: ProposalOut }) {
  const query = useInfiniteQuery(notesQuery(proposal.id));
  // The first notes are drawn bit by bit, so that a press in between is answered.
  const drawn = useDeferredValue(query.data !== undefined);
  if (proposal.status === "told") return null;
  return (
    <Paged query={drawn ? query : { ...query, data: undefined }}>
      {(notes) => (
        <>
          <Questions proposal={proposal} notes={notes} all={!query.hasNextPage} />
          <Reactions proposal={proposal} notes={ofKind(notes, "reaction")} />
          <Begun proposal={proposal} notes={notes} />
          <Comments proposal={proposal} notes={ofKind(notes, "comment")} />
        </>
      )}
    </Paged>
  );
}

const ofKind = (notes: NoteOut[], kind: NoteKind) => notes.filter((note) => note.kind === kind);

type SectionProps = { proposal: ProposalOut; notes: NoteOut[] };

function Reactions({ proposal, notes }: SectionProps) {
  const t = useT();
  const speaks = proposal.abilities.speak && proposal.status === "reactions";
  if (notes.length === 0 && proposal.status !== "reactions") return null;
  return (
    <section className="stack">
      <h2>{t("decisions.stage_reactions")}</h2>
      <Notes notes={notes} coalition={proposal.coalition_id} />
      {speaks && (
        <div id="say" tabIndex={-1}>
          <NoteForm
            proposal={proposal.id}
            note={{ kind: "reaction" }}
            label={t("decisions.your_reaction")}
            hint={t("decisions.speak_for_yourself")}
            submit={t("decisions.say_reaction")}
            readBy={<ReadBy coalition={proposal.coalition_id} />}
          />
        </div>
      )}
    </section>
  );
}

function Comments({ proposal, notes }: SectionProps) {
  const t = useT();
  const { comment } = proposal.abilities;
  if (notes.length === 0 && !comment) return null;
  return (
    <section className="stack">
      <h2>{t("decisions.comments")}</h2>
      <Notes notes={notes} coalition={proposal.coalition_id} />
      {comment && (
        <Disclosed
          label={t("decisions.say_comment")}
          startsOpen={begun(proposal.id, { kind: "comment" }) !== ""}
        >
          {(close) => <CommentForm proposal={proposal} done={close} />}
        </Disclosed>
      )}
    </section>
  );
}

function Notes({ notes, coalition }: { notes: NoteOut[]; coalition: string }) {
  const t = useT();
  if (notes.length === 0) return <p className="muted">{t("decisions.nothing_said")}</p>;
  return (
    <ul className="stack">
      {notes.map((note) => (
        <Note key={note.id} note={note} coalition={coalition} />
      ))}
    </ul>
  );
}
