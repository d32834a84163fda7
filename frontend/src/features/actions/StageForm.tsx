import type { ReactNode } from "react";
import type { ActionOut, Stage } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { RadioCards } from "@/ui/form/RadioCards";
import { useAction } from "./mutations";
import { STATUS_WORDS } from "./words";

const MEANS: Record<Stage, MessageId> = {
  underway: "actions.underway_means",
  done: "actions.done_means",
  let_go: "actions.let_go_means",
};

type StageFormProps = { action: ActionOut; readBy: ReactNode; done: () => void };

/** Where it stands now, as any co-owner can say. Letting go is as good an answer as done. */
export function StageForm({ action, readBy, done }: StageFormProps) {
  const t = useT();
  const { move } = useAction(action.id);
  const next = action.next_stages.filter((stage): stage is Stage => stage !== "agreed");
  return (
    <Form
      initial={{ stage: "" }}
      readBy={readBy}
      submit={t("actions.say_stage")}
      check={({ stage }) => ({ stage: stage === "" && t("actions.stage_needed") })}
      send={({ stage }) => move(stage as Stage)}
      done={done}
    >
      {(field) => (
        <RadioCards
          {...field("stage")}
          legend={t("actions.where_now")}
          quietLegend
          choices={next.map((value) => ({ value, label: t(STATUS_WORDS[value]), means: t(MEANS[value]) }))}
        />
      )}
    </Form>
  );
}
