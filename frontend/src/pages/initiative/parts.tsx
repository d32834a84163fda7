import type { Tagged } from "@/api/client";
import type { InitiativeOut } from "@/api/schema";
import { EditForm, RoleForm, StanceForm, StepBackForm } from "@/features/initiatives/forms";
import { useInitiative } from "@/features/initiatives/mutations";
import { ACTION_WORDS, STANCE_WORDS } from "@/features/initiatives/words";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { Disclosed } from "@/ui/Disclosed";
import { Spread } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { Person } from "@/ui/people";
import { Row, Rows } from "@/ui/Rows";

export type PartProps = { initiative: Tagged<InitiativeOut>; coalition: string };

const ReadBy = ({ coalition }: { coalition: string }) => (
  <T id="initiatives.read_by" values={{ coalition: <bdi>{coalition}</bdi> }} />
);

export function About({ initiative, coalition }: PartProps) {
  const t = useT();
  const { about, handover_note, abilities, next_stages } = initiative;
  const { move } = useInitiative(initiative.id);
  return (
    <Spread title={t("initiatives.about")} mark="promise">
      {about ? <Prose text={about} /> : <p className="muted">{t("initiatives.no_about")}</p>}
      {handover_note && (
        <div className="stack-s">
          <h3>{t("initiatives.handover")}</h3>
          <Prose text={handover_note} />
        </div>
      )}
      {abilities.edit && (
        <Disclosed label={t("initiatives.edit")}>
          {(close) => (
            <EditForm initiative={initiative} readBy={<ReadBy coalition={coalition} />} done={close} />
          )}
        </Disclosed>
      )}
      {abilities.stage && (
        <div className="btns">
          {next_stages.includes("acting") && (
            <ActionButton press={() => move("acting")}>{t("initiatives.say_stage")}</ActionButton>
          )}
          {next_stages.includes("closed") && (
            <ActionButton look="quiet" press={() => move("closed")}>
              {t("initiatives.say_closed")}
            </ActionButton>
          )}
        </div>
      )}
    </Spread>
  );
}

export function Partners({ initiative: { partners, looking_for_partners } }: PartProps) {
  const t = useT();
  return (
    <Spread title={t("initiatives.partners")} note={t("initiatives.partners_note")}>
      {partners.length === 0 && <p className="muted">{t("initiatives.nobody_yet")}</p>}
      <ul className="stack-s">
        {partners.map(({ membership_id, name, stance }) => (
          <li key={membership_id}>
            <Person name={name} /> <span className="muted">{t(STANCE_WORDS[stance])}</span>
          </li>
        ))}
      </ul>
      {looking_for_partners && <p className="meta">{t("initiatives.looks_for_partners")}</p>}
    </Spread>
  );
}

export function YourPart({ initiative, coalition }: PartProps) {
  const t = useT();
  const { my_stance, abilities } = initiative;
  const readBy = <ReadBy coalition={coalition} />;
  if (!abilities.take_part && my_stance === null) return null;
  return (
    <Spread title={t("initiatives.your_part")}>
      {my_stance && (
        <p>
          <T id="initiatives.you_are" values={{ stance: t(STANCE_WORDS[my_stance]) }} />
        </p>
      )}
      {abilities.take_part && my_stance === null && (
        <StanceForm initiative={initiative} readBy={readBy} done={() => undefined} />
      )}
      {abilities.take_part && my_stance && (
        <Disclosed label={t("initiatives.change_part")}>
          {(close) => <StanceForm initiative={initiative} readBy={readBy} done={close} />}
        </Disclosed>
      )}
      {my_stance && abilities.step_back && (
        <Disclosed label={t("initiatives.step_back")}>
          {(close) => (
            <StepBackForm
              initiative={initiative}
              readBy={<T id="initiatives.note_read_by" values={{ coalition: <bdi>{coalition}</bdi> }} />}
              done={close}
            />
          )}
        </Disclosed>
      )}
    </Spread>
  );
}

export function Roles({ initiative, coalition }: PartProps) {
  const t = useT();
  const { endRole } = useInitiative(initiative.id);
  const { roles_wanted, abilities } = initiative;
  return (
    <Spread title={t("initiatives.roles")} note={t("initiatives.roles_note")} mark="support">
      {roles_wanted.length === 0 && <p className="muted">{t("initiatives.no_roles")}</p>}
      {roles_wanted.length > 0 && (
        <Rows plain>
          {roles_wanted.map(({ id, text }) => (
            <Row
              key={id}
              title={text}
              action={
                abilities.edit && (
                  <ActionButton look="quiet" press={() => endRole(id)}>
                    {t("initiatives.role_over")}
                    <span className="vh">
                      : <bdi>{text}</bdi>
                    </span>
                  </ActionButton>
                )
              }
            />
          ))}
        </Rows>
      )}
      {abilities.edit && (
        <Disclosed label={t("initiatives.write_role")}>
          {(close) => (
            <RoleForm initiative={initiative} readBy={<ReadBy coalition={coalition} />} done={close} />
          )}
        </Disclosed>
      )}
    </Spread>
  );
}

export function Actions({ initiative: { actions, coalition_id } }: PartProps) {
  const t = useT();
  return (
    <Spread title={t("initiatives.actions")}>
      {actions.length === 0 && <p className="muted">{t("initiatives.no_actions")}</p>}
      {actions.length > 0 && (
        <Rows plain>
          {actions.map(({ id, title, status }) => {
            const word = ACTION_WORDS[status];
            const params = { coalition: coalition_id, action: id };
            return (
              <Row
                key={id}
                title={
                  <Link to="/c/$coalition/actions/$action" params={params}>
                    {title}
                  </Link>
                }
                why={word && t(word)}
              />
            );
          })}
        </Rows>
      )}
    </Spread>
  );
}
