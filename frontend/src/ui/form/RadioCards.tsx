import type { KeyboardEvent, ReactNode } from "react";
import { useT } from "@/lib/i18n/react";
import { Icon, Shape, type ShapeName } from "../icons";
import { type Bound, described } from "./binding";
import { FieldError } from "./FieldFrame";

export type Choice = {
  value: string;
  label: string;
  lang?: string;
  means?: string;
  shape?: ShapeName;
  mark?: ReactNode;
};

type RadioCardsProps = Bound<string> & {
  legend: string;
  hint?: string;
  choices: Choice[];
  /** The legend is not shown: the heading above asks the same question. */
  quietLegend?: boolean;
  /** Digits 1–9 choose while the group has the focus; each card shows its digit. */
  digits?: boolean;
};

/** One choice out of a few, all equal in size and weight. Choosing never leaves the group and never sends. */
export function RadioCards({
  id,
  name,
  value,
  onChange,
  error,
  legend,
  hint,
  choices,
  quietLegend,
  digits,
}: RadioCardsProps) {
  function onDigit(event: KeyboardEvent<HTMLFieldSetElement>) {
    if (!digits || event.ctrlKey || event.metaKey || event.altKey) return;
    const choice = choices[Number(event.key) - 1];
    if (choice === undefined || !/^[1-9]$/.test(event.key)) return;
    event.preventDefault();
    onChange(choice.value);
    event.currentTarget
      .querySelectorAll<HTMLInputElement>("input[type=radio]")
      [Number(event.key) - 1]?.focus();
  }

  return (
    <fieldset
      className={error ? "choices field has-error" : "choices"}
      {...described(id, hint, error)}
      onKeyDown={onDigit}
    >
      <legend className={quietLegend ? "vh" : undefined}>{legend}</legend>
      {hint && (
        <p className="hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
      {error && <FieldError id={id} text={error} />}
      {choices.map((choice, index) => (
        <Card
          key={choice.value}
          id={index === 0 ? id : `${id}-${choice.value}`}
          name={name}
          choice={choice}
          digit={digits ? index + 1 : undefined}
          checked={value === choice.value}
          onChoose={() => onChange(choice.value)}
        />
      ))}
    </fieldset>
  );
}

type CardProps = {
  id: string;
  name: string;
  choice: Choice;
  digit: number | undefined;
  checked: boolean;
  onChoose: () => void;
};

function Card({ id, name, choice, digit, checked, onChoose }: CardProps) {
  const t = useT();
  return (
    <label className="choice" htmlFor={id}>
      <input
        id={id}
        type="radio"
        name={name}
        value={choice.value}
        checked={checked}
        onChange={onChoose}
        aria-labelledby={`${id}-label`}
        aria-describedby={choice.means ? `${id}-means` : undefined}
      />
      {digit !== undefined && (
        <span className="key" aria-hidden="true">
          {digit}
        </span>
      )}
      {choice.shape && <Shape name={choice.shape} />}
      {choice.mark}
      <span className={choice.means ? "label" : "label plain"} id={`${id}-label`} lang={choice.lang}>
        {choice.label}
      </span>
      {choice.means && (
        <span className="means" id={`${id}-means`}>
          {choice.means}
        </span>
      )}
      <span className="tick" aria-hidden="true">
        <Icon name="check" small /> {t("ui.chosen")}
      </span>
    </label>
  );
}
