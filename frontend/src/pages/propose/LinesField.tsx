import { type ReactNode, useRef, useState } from "react";
import { announce } from "@/lib/announce";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Button } from "@/ui/Button";
import { type Bound, described } from "@/ui/form/binding";
import { FieldError } from "@/ui/form/FieldFrame";
import { toType } from "./lines";

const LEAST = 2;
type Row = { key: number; text: string };

/** One line to type in: the id of its first control, its name, and what is in it. */
export type Line = {
  id: string;
  name: string;
  text: string;
  change: (text: string) => void;
  /** Several at once, from here on. */
  paste: (lines: string[]) => void;
};

type LinesFieldProps = Bound<string> & {
  legend: string;
  hint: ReactNode;
  most: number;
  /** What one of them is called: "Option 2". */
  named: MessageId;
  add: MessageId;
  children: (line: Line) => ReactNode;
};

/** A list typed line by line: added to, taken out of and put in order by buttons. Its value is a text of lines. */
export function LinesField({ id, value, onChange, error, ...rest }: LinesFieldProps) {
  const t = useT();
  const place = useRef<HTMLFieldSetElement>(null);
  const next = useRef(0);
  const asRow = (text: string): Row => ({ key: next.current++, text });
  const [rows, setRows] = useState(() => toType(value, LEAST).map(asRow));

  function show(changed: Row[]) {
    setRows(changed);
    onChange(changed.map(({ text }) => text).join("\n"));
  }
  const focus = (at: number) =>
    setTimeout(() => place.current?.querySelectorAll("li")[at]?.querySelector("input")?.focus());

  function add() {
    show([...rows, asRow("")]);
    focus(rows.length);
  }
  function remove(at: number) {
    show(rows.filter((_, index) => index !== at));
    announce(t("propose.line_removed"));
    focus(Math.min(at, rows.length - 2));
  }
  function move(at: number, by: 1 | -1, button: HTMLElement) {
    const moved = rows.filter((_, index) => index !== at);
    moved.splice(at + by, 0, rows[at] as Row);
    show(moved);
    announce(t("propose.line_moved", { place: at + by + 1 }));
    setTimeout(() => button.focus());
  }
  const write = (at: number, texts: string[]) =>
    show([
      ...rows.slice(0, at),
      ...texts.map((text, index) => (index === 0 ? { key: rows[at]?.key ?? 0, text } : asRow(text))),
      ...rows.slice(at + 1).filter(({ text }) => texts.length === 1 || text !== ""),
    ]);

  return (
    <fieldset
      ref={place}
      className={error ? "choices field has-error" : "choices"}
      {...described(id, rest.hint, error)}
    >
      <legend>{rest.legend}</legend>
      <p className="hint" id={`${id}-hint`}>
        {rest.hint}
      </p>
      {error && <FieldError id={id} text={error} />}
      <ol className="stack">
        {rows.map(({ key, text }, at) => {
          const name = t(rest.named, { place: at + 1 });
          return (
            <li key={key} className="field">
              {rest.children({
                id: at === 0 ? id : `${id}-${key}`,
                name,
                text,
                change: (changed) => write(at, [changed]),
                paste: (lines) => write(at, lines.slice(0, rest.most - rows.length + 1)),
              })}
              <div className="btns">
                <Turn
                  words="propose.line_up"
                  name={name}
                  off={at === 0}
                  press={(button) => move(at, -1, button)}
                />
                <Turn
                  words="propose.line_down"
                  name={name}
                  off={at === rows.length - 1}
                  press={(button) => move(at, 1, button)}
                />
                {rows.length > LEAST && (
                  <Turn words="propose.line_out" name={name} press={() => remove(at)} />
                )}
              </div>
            </li>
          );
        })}
      </ol>
      {rows.length < rest.most && (
        <p className="btns">
          <Button onClick={add}>{t(rest.add)}</Button>
        </p>
      )}
    </fieldset>
  );
}

type TurnProps = { words: MessageId; name: string; off?: boolean; press: (button: HTMLElement) => void };

function Turn({ words, name, off = false, press }: TurnProps) {
  const t = useT();
  return (
    <Button look="quiet" unavailable={off} onClick={(event) => press(event.currentTarget)}>
      {t(words)}
      <span className="vh">: {name}</span>
    </Button>
  );
}
