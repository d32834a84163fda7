import { type ReactNode, useId } from "react";
import type { ObjectionOut } from "@/api/schema";
import { dayText } from "@/lib/dates";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { Shape } from "@/ui/icons";
import { Person, PersonName } from "@/ui/people";
import { type Stage, Stages } from "@/ui/Stages";
import { useProposal } from "./mutations";
import { OBJECTION_WORDS } from "./words";

type HearProps = {
  objection: ObjectionOut;
  proposal: string;
  /** Its objector's answer in the open stage says that it is answered; until the stage ends, nobody else learns of it. */
  closing?: boolean;
  children?: ReactNode;
};

/** An objection, in its objector's words. Whether it is answered is theirs alone to say. */
export function Hear({ objection, proposal, closing = false, children }: HearProps) {
  const t = useT();
  const id = useId();
  const { by, harm, safe_enough, version, raised_at, affected } = objection;
  return (
    <article className="hear" id={`objection-${objection.id}`} tabIndex={-1} aria-labelledby={id}>
      <p className="top-line">
        <Shape name="objection" />
        {t("decisions.hear")}
      </p>
      <h3 className="words as-typed" id={id} dir="auto">
        {harm}
      </h3>
      <p className="by">
        {by.name === null ? t("ui.former_member") : <Person name={by.name} />}
        <span>
          <T id="decisions.raised_at" values={{ when: <DateTime value={raised_at} dayOnly />, version }} />
        </span>
      </p>
      {affected && <p>{t("decisions.it_affects_them")}</p>}
      {safe_enough && (
        <div>
          <h4>{t("decisions.would_be_safe")}</h4>
          <p className="words as-typed" dir="auto">
            {safe_enough}
          </p>
        </div>
      )}
      <State objection={objection} closing={closing} />
      {children}
      <Own objection={objection} proposal={proposal} />
    </article>
  );
}

const OVER: ObjectionOut["state"][] = ["answered", "withdrawn"];

type StateProps = { objection: ObjectionOut; closing: boolean };

function State({ objection: { state, raised_at, ended_at, by, mine }, closing }: StateProps) {
  const t = useT();
  const note = ended_at ? dayText(ended_at) : "";
  const ended = state !== "raised" && state !== "in_dialogue";
  const step = (word: MessageId, at: Stage["state"], said = ""): Stage => ({
    name: t(word),
    state: at,
    note: said,
  });
  const stages = [
    step(OBJECTION_WORDS.raised, state === "raised" ? "current" : "done", dayText(raised_at)),
    step(OBJECTION_WORDS.in_dialogue, heardState(state)),
    ended
      ? step(OBJECTION_WORDS[state], "current", note)
      : step("decisions.objection_end", "ahead", t("decisions.objector_decides")),
  ];
  return (
    <>
      <Stages stages={stages} label={t("decisions.objection_path")} />
      {!OVER.includes(state) && (
        <p className="only">
          {mine && t(closing ? "decisions.you_said_answered" : "decisions.only_you")}
          {!mine && by.name !== null && (
            <T id="decisions.only_them" values={{ name: <PersonName name={by.name} /> }} />
          )}{" "}
          {t(state === "standing" ? "decisions.stands_by_rule" : "decisions.while_open")}
        </p>
      )}
    </>
  );
}

function heardState(state: ObjectionOut["state"]): Stage["state"] {
  if (state === "raised") return "ahead";
  return state === "in_dialogue" ? "current" : "done";
}

/** Both say that it is closed; one because of a change, one without. */
function Own({ objection, proposal }: { objection: ObjectionOut; proposal: string }) {
  const t = useT();
  const { answered, takeBack } = useProposal(proposal);
  if (!objection.abilities.close) return null;
  return (
    <div className="btns">
      <ActionButton press={() => answered(objection.id)} said={t("decisions.objection_answered")}>
        {t("decisions.it_is_answered")}
      </ActionButton>
      <ActionButton press={() => takeBack(objection.id)} said={t("decisions.objection_withdrawn")}>
        {t("decisions.take_it_back")}
      </ActionButton>
    </div>
  );
}
