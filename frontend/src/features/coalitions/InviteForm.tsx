import type { InvitationLinkOut, Listing } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { Select } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { usePeopleOf } from "./mutations";

const USES = [1, 5, 10, 25, 100];
const LONGEST = 90;

/** An invitation has an end and a limit; any member may make one. */
export function InviteForm({
  coalition,
  done,
}: {
  coalition: string;
  done: (made: InvitationLinkOut) => void;
}) {
  const t = useT();
  const { invite } = usePeopleOf(coalition);
  return (
    <Form
      initial={{ uses: "10", ends_on: "", standing: "listed" as string }}
      readBy={t("coalition.invite_read_by")}
      submit={t("coalition.make_invitation")}
      send={({ uses, ends_on, standing }, key) =>
        invite({ uses: Number(uses), ends_on: ends_on || null, standing: standing as Listing }, key)
      }
      done={done}
    >
      {(field) => (
        <>
          <Select
            {...field("uses")}
            label={t("coalition.uses")}
            options={USES.map((count) => ({ value: `${count}`, label: t("coalition.times", { count }) }))}
          />
          <DateField
            {...field("ends_on")}
            label={t("coalition.ends_on")}
            hint={t("coalition.ends_on_hint")}
            min={dayFromNow(0)}
            max={dayFromNow(LONGEST)}
            optional
          />
          <RadioCards
            {...field("standing")}
            legend={t("coalition.standing")}
            choices={[
              {
                value: "listed",
                label: t("coalition.as_listed"),
                means: t("coalition.as_listed_means"),
              },
              {
                value: "unlisted",
                label: t("coalition.as_unlisted"),
                means: t("coalition.as_unlisted_means"),
              },
            ]}
          />
        </>
      )}
    </Form>
  );
}
