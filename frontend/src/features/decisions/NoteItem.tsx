import type { ReactNode } from "react";
import type { NoteOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Person } from "@/ui/people";

type NoteItemProps = { note: NoteOut; words: ReactNode; children?: ReactNode };

/** What somebody said, under their name. */
export function NoteItem({ note, words, children }: NoteItemProps) {
  const t = useT();
  return (
    <li className="said" id={`note-${note.id}`}>
      {words}
      <p className="by">
        {note.by.name === null ? t("ui.former_member") : <Person name={note.by.name} />}
        <span>
          <T id="decisions.said_on" values={{ when: <DateTime value={note.at} />, version: note.version }} />
        </span>
      </p>
      {note.waiting && <p className="small">{t("decisions.note_waits")}</p>}
      {children}
    </li>
  );
}
