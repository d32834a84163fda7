import type { ReportToLookAt, Verdict } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { useReports } from "./mutations";

const LONGEST = 1000;

/** Fold it or leave it, each with a reason: two answers of one size. */
export function LookForm({ report, done }: { report: ReportToLookAt; done: () => void }) {
  const t = useT();
  const { look } = useReports();
  return (
    <Form
      draft={`look.${report.id}`}
      initial={{ answer: "", reason: "" }}
      readBy={t("safety.look_read_by")}
      submit={t("safety.look_send")}
      check={({ answer, reason }) => ({
        answer: answer === "" && t("safety.look_needed"),
        reason: reason.trim() === "" && t("safety.reason_needed"),
      })}
      send={({ answer, reason }) => look(report.id, { answer: answer as Verdict, reason })}
      done={done}
    >
      {(field) => (
        <>
          <RadioCards
            {...field("answer")}
            legend={t("safety.look_question")}
            choices={[
              { value: "leave", label: t("safety.leave"), means: t("safety.leave_means") },
              { value: "fold", label: t("safety.fold"), means: t("safety.fold_means") },
            ]}
          />
          <TextArea
            {...field("reason")}
            label={t("safety.reason")}
            hint={t("safety.reason_hint")}
            max={LONGEST}
          />
        </>
      )}
    </Form>
  );
}
