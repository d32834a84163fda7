import { useState } from "react";
import type { Tagged } from "@/api/client";
import type { ChoicesOut } from "@/api/schema";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Notice } from "@/ui/Notice";
import { bodyOf, type Wish, wishFrom } from "./choosing";
import { PlaceFields } from "./PlaceFields";
import { Preview } from "./Preview";
import { useChoices } from "./queries";
import { WaysFields } from "./WaysFields";
import { WhenFields } from "./WhenFields";

/** How one is told, by kind and by coalition, and when; what comes of it stands in sentences above the button. */
export function ChoicesForm({ read }: { read: Tagged<ChoicesOut> }) {
  const t = useT();
  const { choose } = useChoices();
  const [saved, setSaved] = useState(false);

  function done() {
    setSaved(true);
    announce(t("notices.saved"));
  }

  return (
    <>
      <Form
        initial={wishFrom(read)}
        readBy={t("notices.read_by")}
        submit={t("notices.save")}
        check={({ digest_days, quiet_on, quiet_since, quiet_until }) => ({
          digest_days: digest_days.length === 0 && t("notices.day_needed"),
          quiet_until: quiet_on && quiet_since === quiet_until && t("notices.hours_needed"),
        })}
        send={(wish: Wish) => choose(read, bodyOf(wish))}
        done={done}
      >
        {(field, { values, change }) => (
          <>
            <h2>{t("notices.kinds")}</h2>
            <WaysFields
              id="ways"
              ways={values.ways}
              change={(ways) => change({ ways: { ...values.ways, ...ways } })}
            />
            <h2>{t("notices.when")}</h2>
            <WhenFields field={field} quiet={values.quiet_on} />
            <h2>{t("notices.by_coalition")}</h2>
            {read.places.map(({ coalition_id, coalition }) => (
              <PlaceFields
                key={coalition_id}
                id={coalition_id}
                coalition={coalition}
                place={values.places[coalition_id] ?? { muted: false, ways: {} }}
                change={(place) => change({ places: { ...values.places, [coalition_id]: place } })}
              />
            ))}
            <Preview wish={values} read={read} />
          </>
        )}
      </Form>
      {saved && <Notice kind="done">{t("notices.saved")}</Notice>}
    </>
  );
}
