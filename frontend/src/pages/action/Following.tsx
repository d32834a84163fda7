import { useAction } from "@/features/actions/mutations";
import { TakeBack, TellForm, ToldNow } from "@/features/actions/Told";
import { PeopleField } from "@/features/coalitions/PeopleField";
import { ToldDrafts } from "@/features/following/ToldDrafts";
import { InName } from "@/features/support/InName";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Spread } from "@/ui/Page";
import type { WithRights } from "./parts";
import { FormOf, ReadByFollowers } from "./readers";

/** What leaders read of it: nothing but what co-owners tell. And what leaders can be asked. */
export function Following({ action, circle, open, may }: WithRights) {
  const t = useT();
  const { dropDraft } = useAction(action.id);
  return (
    <Spread title={t("actions.told")} note={t("actions.told_note")} mark="support">
      {action.told ? <ToldNow told={action.told} /> : <p className="muted">{t("actions.nothing_told")}</p>}
      <ToldDrafts drafts={action.told_drafts} drop={dropDraft} />
      {action.abilities.tell && (
        <FormOf
          name="tell"
          open={open}
          button={t("actions.tell")}
          beside={action.told && <TakeBack action={action} told={action.told} />}
        >
          {(close) => (
            <TellForm
              action={action}
              readBy={<ReadByFollowers circle={circle} />}
              whose={(fields) => (
                <InName
                  fields={fields}
                  forAction
                  people={(field, as) => <PeopleField {...field} coalition={action.coalition_id} as={as} />}
                />
              )}
              done={close}
            />
          )}
        </FormOf>
      )}
      {may.followers && (
        <p>
          <Link to="/c/$coalition/followers" params={{ coalition: action.coalition_id }}>
            {t("actions.ask_leader")}
          </Link>
        </p>
      )}
    </Spread>
  );
}
