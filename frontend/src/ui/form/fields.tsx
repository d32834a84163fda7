import { type InputHTMLAttributes, type ReactNode, type TextareaHTMLAttributes, useState } from "react";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { Button } from "../Button";
import { type Bound, described } from "./binding";
import { FieldFrame, type FieldWords } from "./FieldFrame";

type TextProps = Bound<string> &
  FieldWords &
  Pick<
    InputHTMLAttributes<HTMLInputElement>,
    "autoComplete" | "inputMode" | "maxLength" | "dir" | "spellCheck"
  > & {
    type?: "text" | "email" | "url";
  };

/** What is typed has its own direction; an empty field has the page’s. */
const directionFor = (value: string) => (value === "" ? undefined : "auto");

export function TextField({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
  type = "text",
  ...rest
}: TextProps) {
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional ?? false} error={error}>
      <input
        className="input"
        dir={type === "text" ? directionFor(value) : "ltr"}
        autoComplete="off"
        {...rest}
        {...described(id, hint, error)}
        id={id}
        name={name}
        type={type}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}

type AreaProps = Bound<string> &
  FieldWords &
  Pick<TextareaHTMLAttributes<HTMLTextAreaElement>, "rows"> & { max?: number; short?: boolean };

/** A longer text. With `max`, what is left is shown, and said at 20 and at 0. */
export function TextArea({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
  max,
  short,
  ...rest
}: AreaProps) {
  const t = useT();
  const left = max === undefined ? null : max - [...value].length;

  function change(next: string) {
    onChange(next);
    if (max === undefined) return;
    const nextLeft = max - [...next].length;
    if ((nextLeft === 20 || nextLeft === 0) && nextLeft !== left)
      announce(t("ui.characters_left", { count: nextLeft }));
  }

  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional ?? false} error={error}>
      <textarea
        className={short ? "input short" : "input"}
        dir={directionFor(value)}
        {...rest}
        {...described(id, hint, error)}
        id={id}
        name={name}
        value={value}
        onChange={(event) => change(event.target.value)}
      />
      {left !== null && left <= Math.max(20, (max ?? 0) / 5) && (
        <p className="meta num">{countText(left, t)}</p>
      )}
    </FieldFrame>
  );
}

function countText(left: number, t: ReturnType<typeof useT>): string {
  return left < 0 ? t("ui.characters_over", { count: -left }) : t("ui.characters_left", { count: left });
}

type PasswordProps = Bound<string> & FieldWords & { autoComplete: "current-password" | "new-password" };

/** Can be pasted into and shown: a password is not a memory test. */
export function PasswordField({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
  autoComplete,
}: PasswordProps) {
  const t = useT();
  const [shown, setShown] = useState(false);
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional ?? false} error={error}>
      <input
        className="input"
        dir="ltr"
        {...described(id, hint, error)}
        id={id}
        name={name}
        type={shown ? "text" : "password"}
        autoComplete={autoComplete}
        spellCheck={false}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
      <p className="more">
        <Button look="quiet" aria-pressed={shown} aria-controls={id} onClick={() => setShown(!shown)}>
          {t("ui.show_password")}
        </Button>
      </p>
    </FieldFrame>
  );
}

export type Option = { value: string; label: string };

export function Select({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
  options,
}: Bound<string> & FieldWords & { options: Option[] }) {
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional ?? false} error={error}>
      <select
        className="input"
        {...described(id, hint, error)}
        id={id}
        name={name}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      >
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </FieldFrame>
  );
}

type CheckboxProps = {
  id: string;
  name: string;
  value: boolean;
  onChange: (value: boolean) => void;
  label: ReactNode;
  means?: string;
};

export function Checkbox({ id, name, value, onChange, label, means }: CheckboxProps) {
  return (
    <label className="opt" htmlFor={id}>
      <input
        id={id}
        name={name}
        type="checkbox"
        checked={value}
        onChange={(event) => onChange(event.target.checked)}
      />
      <span>
        {label}
        {means && <span className="means">{means}</span>}
      </span>
    </label>
  );
}
