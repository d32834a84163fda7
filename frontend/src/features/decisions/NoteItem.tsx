import type { ReactNode } from "react";
import type { NoteOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Details } from "@/ui/Details";
import { Prose } from "@/ui/Prose";
import { Person } from "@/ui/people";

/** What somebody said, under their name. Folded words stay in reach of everyone. */
export function NoteItem({ note, children }: { note: NoteOut; children?: ReactNode }) {
  const t = useT();
  return (
    <li className="said" id={`note-${note.id}`}>
      {note.folded_until ? (
        <Details summary={t("decisions.folded")}>
          <Prose text={note.text} />
        </Details>
      ) : (
        <Prose text={note.text} />
      )}
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
