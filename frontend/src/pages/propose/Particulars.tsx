import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { workingQuery } from "@/features/agreements/queries";
import { initiativesQuery } from "@/features/initiatives/queries";
import { dayFromNow, weekdayNames } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { DateField } from "@/ui/form/DateField";
import type { Bind } from "@/ui/form/Form";
import { Select, TextArea, TextField } from "@/ui/form/fields";
import { type Draft, hasWords } from "./draft";
import { ChoiceFields, LotFields } from "./OptionsFields";

const YEAR = 365;

type Props = {
  coalition: string;
  field: Bind<Draft>;
  values: Draft;
  change: (part: Partial<Draft>) => void;
};

/** What a proposal says besides its words, by its kind. */
export function Particulars(props: Props) {
  switch (props.values.kind) {
    case "action":
      return <PartOf {...props} />;
    case "initiative":
      return <Roles {...props} />;
    case "agreement":
      return <WhichAgreement {...props} />;
    case "rhythm":
      return <Weekday {...props} />;
    case "follower":
      return <Follower {...props} />;
    case "group":
      return <Group {...props} />;
    case "choice":
      return <ChoiceFields {...props} />;
    case "lot":
      return <LotFields {...props} />;
    default:
      return null;
  }
}

/** Only where the coalition has initiatives. */
function PartOf({ coalition, field }: Props) {
  const t = useT();
  const { data } = useInfiniteQuery(initiativesQuery(coalition));
  const open = data?.pages.flatMap(({ items }) => items).filter(({ stage }) => stage !== "closed") ?? [];
  if (open.length === 0) return null;
  return (
    <Select
      {...field("initiative_id")}
      label={t("propose.initiative")}
      options={[
        { value: "", label: t("propose.no_initiative") },
        ...open.map(({ id, title }) => ({ value: id, label: title })),
      ]}
    />
  );
}

function Roles({ field }: Props) {
  const t = useT();
  return (
    <TextArea
      {...field("roles_wanted")}
      label={t("propose.roles")}
      hint={t("propose.roles_hint")}
      optional
      short
    />
  );
}

/** Choosing one to change brings its words, unless some are typed already. */
function WhichAgreement({ coalition, field, values, change }: Props) {
  const t = useT();
  const { data: working = [] } = useQuery(workingQuery(coalition));
  if (working.length === 0) return null;

  function choose(subject_id: string) {
    const was = working.find((one) => one.subject_id === subject_id);
    const words = was && !hasWords(values) ? { title: was.title, text: was.text } : {};
    change({ subject_id, ...words });
  }

  return (
    <Select
      {...field("subject_id")}
      onChange={choose}
      label={t("propose.which_agreement")}
      options={[
        { value: "", label: t("propose.new_agreement") },
        ...working.map(({ subject_id, title }) => ({
          value: subject_id,
          label: t("propose.change_of", { title }),
        })),
      ]}
    />
  );
}

function Weekday({ field }: Props) {
  const t = useT();
  return (
    <Select
      {...field("weekday")}
      label={t("propose.weekday")}
      options={[
        { value: "", label: t("propose.choose_day") },
        ...weekdayNames().map((label, day) => ({ value: `${day}`, label })),
      ]}
    />
  );
}

function Follower({ field }: Props) {
  const t = useT();
  return (
    <>
      <TextField {...field("name")} label={t("propose.leader_name")} hint={t("propose.leader_name_hint")} />
      <DateField
        {...field("until")}
        label={t("propose.until")}
        hint={t("propose.until_hint")}
        min={dayFromNow(1)}
        max={dayFromNow(YEAR)}
      />
    </>
  );
}

function Group({ field }: Props) {
  const t = useT();
  return (
    <>
      <TextField {...field("name")} label={t("propose.group_name")} />
      <TextField {...field("about")} label={t("propose.group_about")} optional />
    </>
  );
}
