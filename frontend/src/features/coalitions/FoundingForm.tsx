import type { Visibility } from "@/api/schema";
import { readerZone } from "@/lib/dates";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { useFound } from "./mutations";

const VISIBILITIES: Record<Visibility, { label: MessageId; means: MessageId }> = {
  open: { label: "coalition.open", means: "coalition.open_means" },
  listed: { label: "coalition.listed", means: "coalition.listed_means" },
  by_invitation: { label: "coalition.by_invitation", means: "coalition.by_invitation_means" },
  hidden: { label: "coalition.hidden", means: "coalition.hidden_means" },
};
const CHOICES: Visibility[] = ["open", "listed", "by_invitation", "hidden"];

/** A name and a sentence of purpose: the first decision, of one. */
export function FoundingForm({ done }: { done: (founded: { id: string }) => void }) {
  const t = useT();
  const found = useFound();
  return (
    <Form
      draft="found"
      initial={{ name: "", purpose: "", visibility: "by_invitation" as string }}
      readBy={t("coalition.new_read_by")}
      submit={t("coalition.found")}
      check={({ name, purpose }) => ({
        name: name.trim() === "" && t("coalition.name_needed"),
        purpose: purpose.trim() === "" && t("coalition.purpose_needed"),
      })}
      send={(values, key) =>
        found({ ...values, visibility: values.visibility as Visibility, zone: readerZone() }, key)
      }
      done={done}
    >
      {(field) => (
        <>
          <TextField {...field("name")} label={t("coalition.name")} hint={t("coalition.name_hint")} />
          <TextArea
            {...field("purpose")}
            label={t("coalition.purpose")}
            hint={t("coalition.purpose_hint")}
            max={1000}
            short
          />
          <RadioCards
            {...field("visibility")}
            legend={t("coalition.visibility")}
            choices={CHOICES.map((value) => ({
              value,
              label: t(VISIBILITIES[value].label),
              means: t(VISIBILITIES[value].means),
            }))}
          />
        </>
      )}
    </Form>
  );
}
