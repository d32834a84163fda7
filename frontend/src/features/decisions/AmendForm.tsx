import type { ReactNode } from "react";
import type { Particulars, ProposalOut, VersionDraft } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { DateField } from "@/ui/form/DateField";
import type { Bind } from "@/ui/form/Form";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { useProposal } from "./mutations";

const TEXT_AT_MOST = 10000;
const NOTE_AT_MOST = 280;
const REVIEW_AT_MOST = 3 * 365;
/** What can end by itself again (the server has the last word on it). */
const TRIABLE: ProposalOut["kind"][] = ["action", "agreement", "purpose", "rhythm", "resting"];

type Values = {
  title: string;
  text: string;
  review_on: string;
  trial_days: string;
  change: string;
  note: string;
};
type AmendFormProps = {
  /** As it was read: the next version is written from this one. */
  proposal: ProposalOut;
  readBy: ReactNode;
  /** Somebody else published a version meanwhile: what is typed stays. */
  changed: () => Promise<unknown>;
  done: () => void;
};

/** The next version of a proposal. Its particulars stay as they are. */
export function AmendForm({ proposal, readBy, changed, done }: AmendFormProps) {
  const t = useT();
  const { amend } = useProposal(proposal.id);
  const trial = TRIABLE.includes(proposal.kind) && (proposal.trial_days !== null || isRaised(proposal));

  async function send(values: Values, key: string) {
    try {
      return await amend(bodyOf(values, proposal.payload), proposal.version, key);
    } catch (error) {
      if (isProblem(error, "changed_meanwhile")) await changed();
      throw error;
    }
  }

  return (
    <Form
      draft={`amend.${proposal.id}`}
      initial={initialOf(proposal)}
      readBy={readBy}
      submit={t("decisions.publish_version")}
      check={({ title, text, change }) => ({
        title: title.trim() === "" && t("decisions.title_needed"),
        text: text.trim() === "" && t("decisions.text_needed"),
        change: change === "" && t("decisions.change_needed"),
      })}
      send={send}
      done={done}
    >
      {(field) => (
        <>
          <TextField {...field("title")} label={t("decisions.short")} hint={t("decisions.short_hint")} />
          <TextArea {...field("text")} label={t("decisions.text")} rows={12} max={TEXT_AT_MOST} />
          <DateField
            {...field("review_on")}
            label={t("decisions.review")}
            min={dayFromNow(1)}
            max={dayFromNow(REVIEW_AT_MOST)}
          />
          {trial && (
            <TextField
              {...field("trial_days")}
              label={t("decisions.trial_days")}
              hint={t("decisions.trial_days_hint")}
              inputMode="numeric"
              optional
            />
          )}
          <WhatChanges field={field} />
        </>
      )}
    </Form>
  );
}

function WhatChanges({ field }: { field: Bind<Values> }) {
  const t = useT();
  return (
    <>
      <RadioCards
        {...field("change")}
        legend={t("decisions.what_changes")}
        choices={[
          {
            value: "substance",
            label: t("decisions.change_substance"),
            means: t("decisions.change_substance_means"),
          },
          {
            value: "wording",
            label: t("decisions.change_wording"),
            means: t("decisions.change_wording_means"),
          },
        ]}
      />
      <TextArea {...field("note")} label={t("decisions.change_note")} max={NOTE_AT_MOST} short optional />
    </>
  );
}

const isRaised = ({ objections }: ProposalOut): boolean =>
  objections.some(({ state }) => state !== "answered" && state !== "withdrawn");

function initialOf({ title, text, review_on, trial_days }: ProposalOut): Values {
  return { title, text, review_on, trial_days: `${trial_days ?? ""}`, change: "", note: "" };
}

function bodyOf(values: Values, payload: Particulars): VersionDraft {
  const { title, text, review_on, trial_days, change, note } = values;
  const kept = Object.entries(payload).filter(([, value]) => value !== null);
  return {
    title,
    text,
    payload: Object.fromEntries(kept) as VersionDraft["payload"],
    in_name: "own",
    change: change as VersionDraft["change"],
    ...(review_on ? { review_on } : {}),
    ...(trial_days.trim() ? { trial_days: Number(trial_days) } : {}),
    ...(note.trim() ? { note } : {}),
  };
}
