import type { LimitOut } from "@/api/schema";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Select } from "@/ui/form/fields";
import { useBringing } from "./queries";

const CHOICES = [0, 1, 2, 3, 4, 5, 10];

/** How many asks one takes at a time. Nobody else reads it; who asks beyond it reads "not now". */
export function LimitForm({ coalition, now: { at_most } }: { coalition: string; now: LimitOut }) {
  const t = useT();
  const { limit } = useBringing(coalition);
  const choices = at_most === null || CHOICES.includes(at_most) ? CHOICES : [...CHOICES, at_most];
  return (
    <Form
      initial={{ at_most: at_most === null ? "" : String(at_most) }}
      readBy={t("bringing.limit_read_by")}
      submit={t("bringing.save_limit")}
      look="plain"
      send={({ at_most: chosen }) => limit(chosen === "" ? null : Number(chosen))}
      done={() => announce(t("bringing.limit_saved"))}
    >
      {(field) => (
        <Select
          {...field("at_most")}
          label={t("bringing.limit")}
          hint={t("bringing.limit_hint")}
          options={[
            { value: "", label: t("bringing.no_limit") },
            ...choices.map((most) => ({
              value: String(most),
              label: t("bringing.at_most", { count: most }),
            })),
          ]}
        />
      )}
    </Form>
  );
}
