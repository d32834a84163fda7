import type { ReactNode } from "react";
import type { ProposalDraft, ProposalOut } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { propose } from "./mutations";

export const KINDS = ["action", "follower", "group"] as const;
const YEAR = 365;

type Values = { kind: string; title: string; text: string; name: string; until: string };
type ProposeFormProps = {
  coalition: string;
  kind: string;
  /** The words of an earlier proposal, to start from. */
  from?: ProposalOut | undefined;
  readBy: ReactNode;
  done: (made: ProposalOut) => void;
};

/** A proposal to all: what, why, and for a leader who and until when. */
export function ProposeForm({ coalition, kind, from, readBy, done }: ProposeFormProps) {
  const t = useT();
  return (
    <Form
      draft={`propose.${coalition}${from ? `.${from.id}` : ""}`}
      initial={from ? wordsOf(from) : { kind, title: "", text: "", name: "", until: "" }}
      readBy={readBy}
      submit={t("decisions.tell_all")}
      check={({ kind, title, text, name, until }) => ({
        name: kind !== "action" && name.trim() === "" && t("decisions.name_needed"),
        until: kind === "follower" && until === "" && t("decisions.until_needed"),
        title: title.trim() === "" && t("decisions.title_needed"),
        text: text.trim() === "" && t("decisions.text_needed"),
      })}
      send={(values, key) => propose(coalition, draftOf(values), key)}
      done={done}
    >
      {(field, { values }) => (
        <>
          <RadioCards
            {...field("kind")}
            legend={t("decisions.what_kind")}
            choices={[
              { value: "action", label: t("decisions.kind_action"), means: t("decisions.kind_action_means") },
              {
                value: "follower",
                label: t("decisions.kind_follower"),
                means: t("decisions.kind_follower_means"),
              },
              { value: "group", label: t("decisions.kind_group"), means: t("decisions.kind_group_means") },
            ]}
          />
          {values.kind === "follower" && (
            <>
              <TextField
                {...field("name")}
                label={t("decisions.leader_name")}
                hint={t("decisions.leader_name_hint")}
              />
              <DateField
                {...field("until")}
                label={t("decisions.until")}
                hint={t("decisions.until_hint")}
                min={dayFromNow(1)}
                max={dayFromNow(YEAR)}
              />
            </>
          )}
          {values.kind === "group" && <TextField {...field("name")} label={t("decisions.group_name")} />}
          <TextField {...field("title")} label={t("decisions.short")} hint={t("decisions.short_hint")} />
          <TextArea
            {...field("text")}
            label={t("decisions.text")}
            hint={t("decisions.text_hint")}
            max={10000}
          />
        </>
      )}
    </Form>
  );
}

function wordsOf({ kind, title, text, payload }: ProposalOut): Values {
  return { kind, title, text, name: payload.name ?? "", until: payload.until ?? "" };
}

function draftOf({ kind, title, text, name, until }: Values): ProposalDraft {
  if (kind === "follower") return { kind, title, text, payload: { name, until } };
  if (kind === "group") return { kind, title, text, payload: { name } };
  return { kind: "action", title, text, payload: {} };
}
