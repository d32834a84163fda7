import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Tagged } from "@/api/client";
import type { InitiativeOut, ToldSentence } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import type { Bound } from "@/ui/form/binding";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { Notice } from "@/ui/Notice";
import { Prose } from "@/ui/Prose";
import { useInitiative } from "./mutations";
import { initiativeQuery } from "./queries";
import { STANCES, type Stance } from "./words";

type FormProps = { initiative: Tagged<InitiativeOut>; readBy: ReactNode; done: () => void };

/** One's own word on how one takes part. */
export function StanceForm({ initiative, readBy, done }: FormProps) {
  const t = useT();
  const { takePart } = useInitiative(initiative.id);
  return (
    <Form
      initial={{ stance: initiative.my_stance ?? "" }}
      readBy={readBy}
      submit={t(initiative.my_stance ? "initiatives.change_part" : "initiatives.take_part")}
      check={({ stance }) => ({ stance: stance === "" && t("initiatives.stance_needed") })}
      send={({ stance }) => takePart(stance as Stance)}
      done={done}
    >
      {(field) => (
        <RadioCards
          {...field("stance")}
          legend={t("initiatives.how_part")}
          choices={STANCES.map(({ value, label, means }) => ({ value, label: t(label), means: t(means) }))}
        />
      )}
    </Form>
  );
}

/** Nothing but what others need to know about the thing; and no reason. */
export function StepBackForm({ initiative, readBy, done }: FormProps) {
  const t = useT();
  const { stepBack } = useInitiative(initiative.id);
  return (
    <Form
      draft={`step-back.${initiative.id}`}
      initial={{ note: "" }}
      readBy={readBy}
      submit={t("initiatives.step_back")}
      send={({ note }) => stepBack(note)}
      done={done}
    >
      {(field) => <TextArea {...field("note")} label={t("initiatives.note")} max={2000} optional short />}
    </Form>
  );
}

/** Any partner can change the words. Changed meanwhile by another, both stay: theirs to read, one's own to send. */
export function EditForm({ initiative, readBy, done }: FormProps) {
  const t = useT();
  const client = useQueryClient();
  const { edit } = useInitiative(initiative.id);
  const [read, setRead] = useState(initiative);
  const [meanwhile, setMeanwhile] = useState(false);

  async function send({ title, about }: { title: string; about: string }) {
    try {
      return await edit(about.trim() ? { title, about } : { title }, read);
    } catch (error) {
      if (isProblem(error) && error.status === 412) {
        setRead(await client.fetchQuery({ ...initiativeQuery(initiative.id), staleTime: 0 }));
        setMeanwhile(true);
      }
      throw error;
    }
  }

  return (
    <Form
      initial={{ title: initiative.title, about: initiative.about }}
      readBy={readBy}
      submit={t("initiatives.keep")}
      check={({ title }) => ({ title: title.trim() === "" && t("initiatives.name_needed") })}
      send={send}
      done={done}
    >
      {(field) => (
        <>
          {meanwhile && (
            <Notice>
              <p>{t("initiatives.changed_meanwhile")}</p>
              <p className="words" dir="auto">
                {read.title}
              </p>
              <Prose text={read.about} />
            </Notice>
          )}
          <TextField {...field("title")} label={t("initiatives.name")} />
          <TextArea {...field("about")} label={t("initiatives.paragraph")} max={10000} optional />
        </>
      )}
    </Form>
  );
}

export function RoleForm({ initiative, readBy, done }: FormProps) {
  const t = useT();
  const { wantRole } = useInitiative(initiative.id);
  return (
    <Form
      draft={`role.${initiative.id}`}
      initial={{ text: "" }}
      readBy={readBy}
      submit={t("initiatives.add_role")}
      check={({ text }) => ({ text: text.trim() === "" && t("initiatives.role_needed") })}
      send={({ text }, key) => wantRole(text, key)}
      done={done}
    >
      {(field) => (
        <TextField {...field("text")} label={t("initiatives.role")} hint={t("initiatives.role_hint")} />
      )}
    </Form>
  );
}

type Whose = { in_name: Bound<string>; with_people: Bound<string[]>; names: Bound<string[]> };
type Telling = { sentence: string; in_name: string; with_people: string[]; names: string[] };

/** What followers read; `whose` asks in whose name it is said, and whom it names. */
export function TellForm({
  initiative,
  readBy,
  whose,
  done,
}: FormProps & { whose: (fields: Whose) => ReactNode }) {
  const t = useT();
  const { tell } = useInitiative(initiative.id);
  return (
    <Form<Telling, unknown>
      draft={`tell.${initiative.id}`}
      initial={{ sentence: "", in_name: "own", with_people: [], names: [] }}
      readBy={readBy}
      submit={t("initiatives.tell")}
      check={({ sentence, in_name, with_people }) => ({
        sentence: sentence.trim() === "" && t("initiatives.sentence_needed"),
        with_people: in_name === "on_behalf" && with_people.length === 0 && t("support.for_whom_needed"),
      })}
      send={({ in_name, with_people, ...rest }, key) =>
        tell(
          {
            ...rest,
            in_name: in_name as ToldSentence["in_name"],
            with_people: in_name === "on_behalf" ? with_people : [],
          },
          key,
        )
      }
      done={done}
    >
      {(field) => (
        <>
          <TextArea {...field("sentence")} label={t("initiatives.sentence")} max={280} short />
          {whose({ in_name: field("in_name"), with_people: field("with_people"), names: field("names") })}
        </>
      )}
    </Form>
  );
}
