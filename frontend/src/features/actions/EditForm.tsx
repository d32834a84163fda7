import { useQueryClient } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { Tagged } from "@/api/client";
import type { ActionOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import type { Bound } from "@/ui/form/binding";
import { Form } from "@/ui/form/Form";
import { Checkbox, TextArea, TextField } from "@/ui/form/fields";
import { Notice } from "@/ui/Notice";
import { Prose } from "@/ui/Prose";
import { useAction } from "./mutations";
import { actionQuery } from "./queries";

type EditFormProps = {
  action: Tagged<ActionOut>;
  readBy: ReactNode;
  /** Chooses whom the words name. */
  people: (field: Bound<string[]>) => ReactNode;
  done: () => void;
};
type Words = { title: string; about: string; anew: boolean; names: string[] };

/** Any co-owner can change the words. Changed meanwhile by another, both stay: theirs to read, one's own to send. */
export function EditForm({ action, readBy, people, done }: EditFormProps) {
  const t = useT();
  const client = useQueryClient();
  const { edit } = useAction(action.id);
  const [read, setRead] = useState(action);
  const [meanwhile, setMeanwhile] = useState(false);

  async function send({ title, about, anew, names }: Words) {
    try {
      return await edit({ title, ...(about.trim() ? { about } : {}), ...(anew ? { names } : {}) }, read);
    } catch (error) {
      if (isProblem(error) && error.status === 412) {
        setRead(await client.fetchQuery({ ...actionQuery(action.id), staleTime: 0 }));
        setMeanwhile(true);
      }
      throw error;
    }
  }

  return (
    <Form<Words, unknown>
      draft={`edit.${action.id}.${action.etag}`}
      initial={{ title: action.title, about: action.about, anew: false, names: [] }}
      readBy={readBy}
      submit={t("actions.keep_words")}
      check={({ title }) => ({ title: title.trim() === "" && t("actions.title_needed") })}
      send={send}
      done={done}
    >
      {(field, { values }) => (
        <>
          {meanwhile && (
            <Notice>
              <p>{t("actions.changed_meanwhile")}</p>
              <p className="words" dir="auto">
                {read.title}
              </p>
              <Prose text={read.about} />
            </Notice>
          )}
          <TextField {...field("title")} label={t("actions.what")} />
          <TextArea
            {...field("about")}
            label={t("actions.about_label")}
            hint={action.waiting_for_a_yes ? t("actions.asked_again") : undefined}
            max={10000}
            optional
          />
          <Checkbox
            {...field("anew")}
            label={t("actions.names_anew")}
            means={t("actions.names_anew_means")}
          />
          {values.anew && people(field("names"))}
        </>
      )}
    </Form>
  );
}
