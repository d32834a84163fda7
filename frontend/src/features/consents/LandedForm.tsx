import type { ConsentOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { RadioCards } from "@/ui/form/RadioCards";
import { PersonName } from "@/ui/people";
import { useConsent } from "./mutations";
import { LANDED } from "./words";

type Landed = NonNullable<ConsentOut["landed"]>;

/** Asked after something went out in one's name, of nobody else; one can leave it, and say it anew. */
export function LandedForm({ consent }: { consent: ConsentOut }) {
  const t = useT();
  const { sayLanded } = useConsent(consent);
  return (
    <Form
      key={consent.landed}
      initial={{ landed: (consent.landed ?? "") as string }}
      readBy={<T id="consents.landed_read_by" values={{ asker: <PersonName name={consent.from_name} /> }} />}
      submit={t("consents.send_landed")}
      check={({ landed }) => ({ landed: landed === "" && t("consents.landed_needed") })}
      send={({ landed }) => sayLanded(landed as Landed)}
      done={() => undefined}
    >
      {(field) => (
        <RadioCards
          {...field("landed")}
          legend={t("consents.landed")}
          quietLegend
          choices={LANDED.map(({ value, label, means }) => ({ value, label: t(label), means: t(means) }))}
        />
      )}
    </Form>
  );
}
