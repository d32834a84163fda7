import type { ReactNode } from "react";
import type { ActionOut, MemberOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { PairMark } from "@/ui/people";
import { makeAction } from "./mutations";
import { WithWhom } from "./WithWhom";

type NewActionFormProps = {
  coalition: string;
  others: MemberOut[];
  readBy: ReactNode;
  /** Chooses whom the words name. */
  people: (field: Bound<string[]>) => ReactNode;
  done: (made: ActionOut) => void;
};

/** What is underway already, or what those in it have agreed among themselves. It binds nobody but them. */
export function NewActionForm({ coalition, others, readBy, people, done }: NewActionFormProps) {
  const t = useT();
  return (
    <Form
      draft={`action.${coalition}`}
      initial={{
        how: "brought_along" as string,
        title: "",
        about: "",
        ask: [] as string[],
        names: [] as string[],
      }}
      readBy={readBy}
      submit={t("actions.write_down")}
      check={({ title }) => ({ title: title.trim() === "" && t("actions.title_needed") })}
      send={({ how, title, about, ask, names }, key) =>
        makeAction(
          coalition,
          {
            title,
            ...(about.trim() ? { about } : {}),
            names,
            brought_along: how === "brought_along",
            ask: ask.filter((id) => others.some((member) => member.id === id)),
          },
          key,
        )
      }
      done={done}
    >
      {(field) => (
        <>
          <RadioCards
            {...field("how")}
            legend={t("actions.how")}
            choices={[
              {
                value: "brought_along",
                label: t("actions.how_along"),
                means: t("actions.how_along_means"),
                mark: <PairMark state="together" />,
              },
              {
                value: "own",
                label: t("actions.how_own"),
                means: t("actions.how_own_means"),
                mark: <PairMark state="one" />,
              },
            ]}
          />
          <TextField {...field("title")} label={t("actions.what")} hint={t("actions.what_hint")} />
          <TextArea {...field("about")} label={t("actions.about_label")} max={10000} optional />
          {people(field("names"))}
          <WithWhom {...field("ask")} others={others} />
        </>
      )}
    </Form>
  );
}
