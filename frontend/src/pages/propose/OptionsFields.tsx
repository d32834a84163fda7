import { useQuery } from "@tanstack/react-query";
import { coalitionQuery } from "@/features/coalitions/queries";
import { LotCheck } from "@/features/decisions/LotCheck";
import { dayFromNow, readerZone } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import { momentIn } from "@/lib/zones";
import { DateTime } from "@/ui/DateTime";
import type { Bind } from "@/ui/form/Form";
import { TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import type { Draft } from "./draft";
import { type Line, LinesField } from "./LinesField";
import { isWhole, typedIn } from "./lines";

const CHOICE_MOST = 20;
const LOT_MOST = 100;
type Props = { coalition: string; field: Bind<Draft>; values: Draft };

/** What members choose among: options in words, or times. */
export function ChoiceFields({ coalition, field, values }: Props) {
  const t = useT();
  return (
    <>
      <RadioCards
        {...field("choose_from")}
        legend={t("propose.choose_from")}
        choices={[
          { value: "options", label: t("propose.from_options") },
          { value: "times", label: t("propose.from_times") },
        ]}
      />
      {values.choose_from === "times" ? (
        <Times coalition={coalition} field={field} />
      ) : (
        <Options field={field} most={CHOICE_MOST} />
      )}
    </>
  );
}

/** What is drawn from, how many, and how anyone can check it. */
export function LotFields({ field, values }: Props) {
  const t = useT();
  return (
    <>
      <RadioCards
        {...field("among")}
        legend={t("propose.among")}
        choices={[
          { value: "options", label: t("propose.among_options"), means: t("propose.among_options_means") },
          { value: "members", label: t("propose.among_members"), means: t("propose.among_members_means") },
        ]}
      />
      {values.among === "options" && <Options field={field} most={LOT_MOST} />}
      <TextField {...field("draw")} label={t("propose.draw")} inputMode="numeric" />
      <LotCheck />
    </>
  );
}

function Options({ field, most }: { field: Bind<Draft>; most: number }) {
  const t = useT();
  return (
    <LinesField
      {...field("options")}
      legend={t("propose.options")}
      hint={t("propose.options_hint", { most })}
      most={most}
      named="propose.option_named"
      add="propose.add_option"
    >
      {(line) => <OptionLine line={line} />}
    </LinesField>
  );
}

function OptionLine({ line: { id, name, text, change, paste } }: { line: Line }) {
  return (
    <>
      <label htmlFor={id}>{name}</label>
      <input
        className="input"
        id={id}
        autoComplete="off"
        dir={text === "" ? undefined : "auto"}
        value={text}
        onChange={(event) => change(event.target.value)}
        onPaste={(event) => {
          const lines = event.clipboardData.getData("text").split(/\r?\n/).filter(Boolean);
          if (lines.length < 2 || text !== "") return;
          event.preventDefault();
          paste(lines);
        }}
      />
    </>
  );
}

/** Days and hours as a clock shows them where the coalition is. */
function Times({ coalition, field }: Pick<Props, "coalition" | "field">) {
  const t = useT();
  const zone = useQuery(coalitionQuery(coalition)).data?.zone ?? readerZone();
  return (
    <LinesField
      {...field("times")}
      legend={t("propose.times")}
      hint={
        <T
          id="propose.times_hint"
          values={{ most: CHOICE_MOST, zone: <bdi>{zone.replaceAll("_", " ")}</bdi> }}
        />
      }
      most={CHOICE_MOST}
      named="propose.time_named"
      add="propose.add_time"
    >
      {(line) => <TimeLine line={line} zone={zone} />}
    </LinesField>
  );
}

function TimeLine({ line: { id, name, text, change }, zone }: { line: Line; zone: string }) {
  const t = useT();
  const typed = typedIn(zone, text);
  const [day = "", time = ""] = typed.split("T");
  const join = (newDay: string, newTime: string) => change(newDay || newTime ? `${newDay}T${newTime}` : "");
  return (
    <fieldset className="stack-s">
      <legend>{name}</legend>
      <div className="btns">
        <div className="field">
          <label htmlFor={id}>{t("propose.day_of_time")}</label>
          <input
            className="input date"
            id={id}
            type="date"
            min={dayFromNow(0)}
            value={day}
            onChange={(event) => join(event.target.value, time)}
          />
        </div>
        <div className="field">
          <label htmlFor={`${id}-time`}>{t("propose.hour_of_time")}</label>
          <input
            className="input date"
            id={`${id}-time`}
            type="time"
            value={time}
            onChange={(event) => join(day, event.target.value)}
          />
        </div>
      </div>
      {isWhole(typed) && (
        <p className="meta">
          <DateTime value={momentIn(zone, typed)} zone={zone} />
        </p>
      )}
    </fieldset>
  );
}
