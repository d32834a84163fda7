import { useState } from "react";
import type { EntryKind } from "@/api/schema";
import { announce } from "@/lib/announce";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Checkbox } from "@/ui/form/fields";
import { Notice } from "@/ui/Notice";
import { useOwnCalendar } from "./queries";

const KINDS: { kind: EntryKind; label: MessageId; means: MessageId }[] = [
  { kind: "word", label: "calendar.word", means: "calendar.word_means" },
  { kind: "end", label: "calendar.over", means: "calendar.over_means" },
  { kind: "closing", label: "calendar.closing", means: "calendar.closing_means" },
  { kind: "review", label: "calendar.review", means: "calendar.review_means" },
];

/** Which kinds of days one wants there. None is a choice, too. */
export function KindsForm({ kinds }: { kinds: EntryKind[] }) {
  const t = useT();
  const { choose } = useOwnCalendar();
  const [saved, setSaved] = useState(false);

  function done() {
    setSaved(true);
    announce(t("calendar.saved"));
  }

  return (
    <>
      <Form
        initial={{
          word: kinds.includes("word"),
          end: kinds.includes("end"),
          closing: kinds.includes("closing"),
          review: kinds.includes("review"),
        }}
        readBy={t("calendar.read_by")}
        submit={t("calendar.save")}
        look="plain"
        send={(values) => choose(KINDS.flatMap(({ kind }) => (values[kind] ? [kind] : [])))}
        done={done}
      >
        {(field) => (
          <fieldset>
            <legend className="vh">{t("calendar.kinds")}</legend>
            <div className="pick">
              {KINDS.map(({ kind, label, means }) => (
                <Checkbox key={kind} {...field(kind)} label={t(label)} means={t(means)} />
              ))}
            </div>
          </fieldset>
        )}
      </Form>
      {saved && <Notice kind="done">{t("calendar.saved")}</Notice>}
    </>
  );
}
