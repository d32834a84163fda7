import { T, useT } from "@/lib/i18n/react";
import { Details } from "@/ui/Details";
import { Checkbox } from "@/ui/form/fields";
import type { Place } from "./choosing";
import { WaysFields } from "./WaysFields";

type PlaceFieldsProps = { id: string; coalition: string; place: Place; change: (place: Place) => void };

/** What is otherwise for one coalition. */
export function PlaceFields({ id, coalition, place, change }: PlaceFieldsProps) {
  const t = useT();
  const chosen = place.muted || Object.keys(place.ways).length > 0;
  return (
    <Details summary={t("notices.for_coalition", { coalition: `\u2068${coalition}\u2069` })} open={chosen}>
      <div className="stack">
        <Checkbox
          id={`${id}-muted`}
          name={`${id}-muted`}
          value={place.muted}
          onChange={(muted) => change({ ...place, muted })}
          label={<T id="notices.mute" values={{ coalition: <bdi>{coalition}</bdi> }} />}
          means={t("notices.mute_means")}
        />
        {!place.muted && (
          <WaysFields asForAll id={id} ways={place.ways} change={(ways) => change({ ...place, ways })} />
        )}
      </div>
    </Details>
  );
}
