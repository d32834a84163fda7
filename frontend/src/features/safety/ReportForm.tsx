import type { ReportMade, ThingKindInput } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { useReports } from "./mutations";

const LONGEST = 1000;
type ReportFormProps = { thing: { kind: ThingKindInput; id: string }; done: (made: ReportMade) => void };

/** Two members, drawn by lot, read the text and these words, and not whose they are. */
export function ReportForm({ thing, done }: ReportFormProps) {
  const t = useT();
  const { report } = useReports();
  return (
    <Form
      draft={`report.${thing.id}`}
      initial={{ words: "" }}
      readBy={t("safety.report_read_by")}
      submit={t("safety.report_now")}
      send={({ words }, key) =>
        report({ thing: thing.kind, id: thing.id, ...(words.trim() ? { words } : {}) }, key)
      }
      done={done}
    >
      {(field) => (
        <TextArea
          {...field("words")}
          label={t("safety.report_words")}
          hint={t("safety.report_words_hint")}
          max={LONGEST}
          optional
        />
      )}
    </Form>
  );
}

/** What comes of a report, before one makes it. */
export function WhatHappensNext() {
  const t = useT();
  return (
    <section className="stack-s">
      <h2>{t("safety.next")}</h2>
      <ol className="stack-s numbered">
        <li>{t("safety.next_look")}</li>
        <li>{t("safety.next_fold")}</li>
        <li>{t("safety.next_keep")}</li>
      </ol>
    </section>
  );
}
