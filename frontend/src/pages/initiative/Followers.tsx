import { PeopleField } from "@/features/coalitions/PeopleField";
import { ToldDrafts } from "@/features/following/ToldDrafts";
import { TellForm } from "@/features/initiatives/forms";
import { useInitiative } from "@/features/initiatives/mutations";
import { InName } from "@/features/support/InName";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Disclosed } from "@/ui/Disclosed";
import { Spread } from "@/ui/Page";
import type { PartProps } from "./parts";

/** What leaders read of it: nothing but what partners tell. */
export function Followers({ initiative, coalition }: PartProps) {
  const t = useT();
  const { dropDraft } = useInitiative(initiative.id);
  const { told, told_drafts, abilities } = initiative;
  return (
    <Spread title={t("initiatives.followers")}>
      {told ? (
        <blockquote className="said">
          <p className="words" dir="auto">
            {told.sentence}
          </p>
          <footer>
            <T id="initiatives.told_now" values={{ when: <DateTime value={told.told_at} /> }} />
          </footer>
        </blockquote>
      ) : (
        <p className="muted">{t("initiatives.nothing_told")}</p>
      )}
      <ToldDrafts drafts={told_drafts} drop={dropDraft} />
      {abilities.tell && (
        <Disclosed label={t("initiatives.tell")}>
          {(close) => (
            <TellForm
              initiative={initiative}
              readBy={<T id="initiatives.told_read_by" values={{ coalition: <bdi>{coalition}</bdi> }} />}
              whose={(fields) => (
                <InName
                  fields={fields}
                  forAction
                  ours={t("initiatives.name_ours")}
                  people={(field, as) => (
                    <PeopleField {...field} coalition={initiative.coalition_id} as={as} />
                  )}
                />
              )}
              done={close}
            />
          )}
        </Disclosed>
      )}
    </Spread>
  );
}
