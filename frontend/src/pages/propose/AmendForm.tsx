import { useQuery } from "@tanstack/react-query";
import type { MandateOut, Overview, ProposalOut, VersionDraft } from "@/api/schema";
import { heldMandatesQuery } from "@/features/decisions/heldMandates";
import { isReviewed } from "@/features/decisions/kinds";
import { useProposal } from "@/features/decisions/mutations";
import { stillOpen } from "@/features/decisions/StillOpen";
import { useMe } from "@/features/people/queries";
import { dayFromNow, readerZone } from "@/lib/dates";
import { numberTo } from "@/lib/digits";
import { readDraft } from "@/lib/drafts";
import { useT } from "@/lib/i18n/react";
import { isProblem, lifted } from "@/lib/problem";
import { DateField } from "@/ui/form/DateField";
import type { Bind } from "@/ui/form/Form";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { textOf } from "./body";
import { canBeTried, type Draft, TEXT_AT_MOST, TRIAL_AT_MOST } from "./draft";
import { mistakes, tooLong } from "./mistakes";
import { nextOf } from "./next";
import { Particulars } from "./Particulars";
import { PeopleFields } from "./PeopleFields";
import { ReadBy } from "./ReadBy";
import { firstReview } from "./review";
import { TEXT_WORDS } from "./WordsFields";

const NOTE_AT_MOST = 280;
const REVIEW_AT_MOST = 3 * 365;

/** `from` is the version that was read when it was begun: others may publish theirs before it is sent. */
type Values = Draft & { from: number; change: string; note: string };
type AmendFormProps = {
  /** As it was read: the next version is written from this one. */
  proposal: ProposalOut;
  coalition: Overview;
  /** Somebody else published a version meanwhile: what is typed stays. */
  changed: () => Promise<unknown>;
  done: () => void;
};

const draftOf = (proposal: ProposalOut) => `version.${proposal.id}`;

/** Whether what was typed here before began from an earlier version than the one that stands now. */
export function beganEarlier(proposal: ProposalOut): boolean {
  const { from = proposal.version } = readDraft<Values>(draftOf(proposal)) ?? {};
  return from < proposal.version;
}

/** The next version of a proposal. Whom it names stays in it, and is asked anew, unless they are taken out here. */
export function AmendForm({ proposal, coalition, changed, done }: AmendFormProps) {
  const t = useT();
  const { amend } = useProposal(proposal.id);
  const { data: mandates = [] } = useQuery(heldMandatesQuery(coalition.id));
  const trial = canBeTried(proposal.kind) && (proposal.trial_days !== null || stillOpen(proposal).length > 0);
  const me = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition.id)?.id;
  const start = nextOf(proposal, me);
  const initial: Values = { ...start, from: proposal.version, change: "", note: "" };

  async function send(values: Values, key: string) {
    try {
      return await amend(bodyOf(values, mandates, coalition.zone ?? readerZone()), proposal.version, key);
    } catch (error) {
      if (isProblem(error, "changed_meanwhile")) await changed();
      throw lifted(error, "payload");
    }
  }

  return (
    <Form
      draft={draftOf(proposal)}
      initial={initial}
      readBy={(values) => <ReadBy coalition={coalition} draft={values} />}
      submit={t("decisions.publish_version")}
      check={(values) => ({
        ...mistakes("words", values, t),
        ...mistakes("people", values, t),
        change: values.change === "" && t("decisions.change_needed"),
        note: tooLong([values.note], NOTE_AT_MOST, t),
      })}
      send={send}
      done={done}
    >
      {(field, { values, change }) => {
        const shared = field as unknown as Bind<Draft>;
        return (
          <>
            <Particulars coalition={coalition.id} field={shared} values={values} change={change} />
            <TextField {...field("title")} label={t("decisions.short")} hint={t("decisions.short_hint")} />
            <TextArea
              {...field("text")}
              label={t(TEXT_WORDS[values.kind] ?? "decisions.text")}
              rows={12}
              max={TEXT_AT_MOST}
            />
            {values.kind !== "group" && start.about !== "" && (
              <TextArea {...field("about")} label={t("decisions.about_it")} optional />
            )}
            {isReviewed(values.kind) && (
              <DateField
                {...field("review_on")}
                label={t("decisions.review")}
                min={firstReview(values)}
                max={dayFromNow(REVIEW_AT_MOST)}
              />
            )}
            {trial && (
              <TextField
                {...field("trial_days")}
                label={t("decisions.trial_days")}
                hint={t("decisions.trial_days_hint")}
                inputMode="numeric"
                optional
              />
            )}
            <PeopleFields coalition={coalition.id} field={shared} values={values} />
            <WhatChanges field={field} />
          </>
        );
      }}
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

function bodyOf(values: Values, mandates: MandateOut[], zone: string): VersionDraft {
  const { kind, about, review_on, trial_days, change, note } = values;
  const text = textOf(values, mandates, zone);
  const said = about.trim() !== "" && (kind === "action" || kind === "initiative");
  return {
    ...text,
    payload: (said ? { ...text.payload, about } : text.payload) as VersionDraft["payload"],
    // Also of what is not looked at again: sent as it is, so that it is no change.
    review_on: review_on || null,
    trial_days: numberTo(TRIAL_AT_MOST, trial_days),
    change: change as VersionDraft["change"],
    ...(note.trim() ? { note } : {}),
  };
}
