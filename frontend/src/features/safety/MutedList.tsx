import { useQuery } from "@tanstack/react-query";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Loaded } from "@/ui/Loaded";
import { PersonOrFormer } from "@/ui/people";
import { Empty, Row, Rows } from "@/ui/Rows";
import { MuteButton } from "./MuteButton";
import { mutesQuery } from "./queries";

/** Whom one muted, to read them as before by one press. Nobody else can see this list. */
export function MutedList() {
  const t = useT();
  const query = useQuery(mutesQuery);
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? (
          <Empty>{t("safety.nobody_muted")}</Empty>
        ) : (
          <>
            <p className="muted">{t("safety.mute_means")}</p>
            <Rows>
              {items.map(({ membership_id, name, since }) => (
                <Row
                  key={membership_id}
                  ours
                  level={2}
                  title={<PersonOrFormer name={name} />}
                  why={<T id="safety.muted_since" values={{ day: <DateTime value={since} dayOnly /> }} />}
                  action={<MuteButton membership={membership_id} name={name ?? t("ui.former_member")} />}
                />
              ))}
            </Rows>
          </>
        )
      }
    </Loaded>
  );
}
