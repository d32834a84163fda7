import type { ReactNode } from "react";
import type { NoteOut } from "@/api/schema";
import { NoteItem } from "@/features/decisions/NoteItem";
import { Folded } from "@/features/safety/Folded";
import { NoteMenu } from "@/features/safety/NoteMenu";
import { Prose } from "@/ui/Prose";

type NoteProps = { note: NoteOut; coalition: string; children?: ReactNode };

/** What somebody said: folded where two members or its reader asked for that, and with ways to do so. */
export function Note({ note, coalition, children }: NoteProps) {
  const { id, by, mine, text } = note;
  return (
    <NoteItem
      note={note}
      words={
        <Folded coalition={coalition} id={id} by={by.id}>
          <Prose text={text} />
        </Folded>
      }
    >
      {!mine && <NoteMenu thing={{ kind: "note", id }} by={by} />}
      {children}
    </NoteItem>
  );
}
