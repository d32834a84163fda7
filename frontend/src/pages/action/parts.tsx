import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import type { Tagged } from "@/api/client";
import type { ActionOut, FollowerRow } from "@/api/schema";
import { InviteForm, StepBackForm } from "@/features/actions/CoOwnerForms";
import { EditForm } from "@/features/actions/EditForm";
import { useAction } from "@/features/actions/mutations";
import { StageForm } from "@/features/actions/StageForm";
import { PeopleField } from "@/features/coalitions/PeopleField";
import { BoardItem } from "@/features/commitments/BoardItem";
import { boardQuery } from "@/features/commitments/queries";
import { useAsMember } from "@/features/people/queries";
import { Folded } from "@/features/safety/Folded";
import { NoteMenu } from "@/features/safety/NoteMenu";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { Button, buttonClass } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { MoreButton } from "@/ui/MoreButton";
import { Spread } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { BesideEachOther, WithPair } from "@/ui/people";
import { Rows } from "@/ui/Rows";
import { FormOf, ReadByAll } from "./readers";

/** Who reads here: the coalition by its name, and those whom it lets follow. */
export type Circle = { name: string; followers: FollowerRow[] };
type FormName = "words" | "invite" | "join" | "pause" | "step_back" | "stage" | "tell" | null;
export type Open = { form: FormName; show: (form: FormName) => void };
export type PartProps = { action: Tagged<ActionOut>; circle: Circle; open: Open };

export function About({ action, circle, open }: PartProps) {
  const t = useT();
  const member = useAsMember(action.coalition_id);
  if (!action.about && !action.abilities.edit) return null;
  return (
    <Spread title={t("actions.about")}>
      {action.about && (
        <Folded coalition={member} id={action.id} by={null}>
          <Prose text={action.about} />
        </Folded>
      )}
      {member && !action.abilities.edit && <NoteMenu thing={{ kind: "action", id: action.id }} by={null} />}
      {action.abilities.edit && (
        <FormOf name="words" open={open} button={t("actions.change_words")} quiet>
          {(close) => (
            <EditForm
              action={action}
              readBy={<ReadByAll circle={circle} />}
              people={(field) => (
                <PeopleField
                  {...field}
                  coalition={action.coalition_id}
                  as="named"
                  label={t("actions.names")}
                  hint={t("actions.names_hint")}
                  optional
                />
              )}
              done={close}
            />
          )}
        </FormOf>
      )}
    </Spread>
  );
}

export function CoOwners({ action, circle, open, joining }: PartProps & { joining: ReactNode }) {
  const t = useT();
  const { takeUp } = useAction(action.id);
  const { abilities } = action;
  const close = () => open.show(null);
  return (
    <Spread title={t("actions.co_owners")} note={t("actions.co_owners_note")}>
      {action.co_owners.length > 0 && (
        <p>
          <BesideEachOther names={action.co_owners.map(({ name }) => name)} />
        </p>
      )}
      {action.looking_for_partners && (
        <p>
          <WithPair state="one">{t("actions.looking")}</WithPair>
        </p>
      )}
      {action.handover_note && (
        <div className="said">
          <h3>{t("actions.handed_over")}</h3>
          <Prose text={action.handover_note} />
        </div>
      )}
      <div className="btns">
        {abilities.take_up && <ActionButton press={takeUp}>{t("actions.take_up")}</ActionButton>}
        {abilities.invite && (
          <Button
            aria-expanded={open.form === "invite"}
            onClick={() => open.show(open.form === "invite" ? null : "invite")}
          >
            {t("actions.invite")}
          </Button>
        )}
        {abilities.step_back && (
          <Button
            look="quiet"
            aria-expanded={open.form === "step_back"}
            onClick={() => open.show(open.form === "step_back" ? null : "step_back")}
          >
            {t("actions.step_back")}
          </Button>
        )}
      </div>
      {joining}
      {open.form === "invite" && <InviteForm action={action} done={close} />}
      {open.form === "step_back" && <StepBackForm action={action} readBy={circle.name} done={close} />}
    </Spread>
  );
}

export function Standing({ action, circle, open }: PartProps) {
  const t = useT();
  return (
    <Spread title={t("actions.where_now")}>
      <FormOf name="stage" open={open} button={t("actions.move")}>
        {(close) => <StageForm action={action} readBy={<ReadByAll circle={circle} />} done={close} />}
      </FormOf>
    </Spread>
  );
}

/** With what the coalition as a whole lets its reader do. */
export type WithRights = PartProps & { may: Record<string, boolean> };

export function Promises({ action, open, may }: WithRights) {
  const t = useT();
  const ended = action.next_stages.length === 0 && !action.waiting_for_a_yes;
  const params = { coalition: action.coalition_id };
  return (
    <Spread title={t("actions.promises")} mark="promise">
      {may.board && <ServingRows action={action} />}
      <div className="btns">
        {may.commit && !ended && (
          <Link
            className={buttonClass(open.form === null ? "primary" : "plain")}
            to="/c/$coalition/commit"
            params={params}
            search={{ action: action.id }}
          >
            <Icon name="plus" small />
            {t("actions.add_mine")}
          </Link>
        )}
      </div>
    </Spread>
  );
}

/** What members said they would do for it, newest movement first. */
function ServingRows({ action }: { action: ActionOut }) {
  const query = useInfiniteQuery(boardQuery(action.coalition_id, action.id));
  const rows = query.data?.pages.flatMap((page) => page.items) ?? [];
  if (rows.length === 0) return null;
  return (
    <>
      <Rows plain>
        {rows.map((row) => (
          <BoardItem key={row.id} row={row} />
        ))}
      </Rows>
      <MoreButton {...query} />
    </>
  );
}
