import { type KeyboardEvent, type ReactNode, type RefObject, useEffect, useId, useState } from "react";
import { announce } from "@/lib/announce";
import { fold } from "@/lib/fold";
import { useT } from "@/lib/i18n/react";
import { PersonName } from "../people";
import type { described } from "./binding";
import type { NameChoice } from "./NamesField";

const SHOWN_AT_ONCE = 8;
const PAUSE = 700;
const STEPS = new Map([
  ["ArrowDown", 1],
  ["ArrowUp", -1],
]);

type SearchProps = {
  id: string;
  name: string;
  label: ReactNode;
  input: RefObject<HTMLInputElement | null>;
  describedBy: ReturnType<typeof described>;
  people: NameChoice[];
  add: (person: NameChoice) => void;
  removeLast: () => void;
};

/** A field with a list under it. The focus never leaves the field. */
export function NameSearch({ id, name, label, input, describedBy, people, add, removeLast }: SearchProps) {
  const t = useT();
  const list = useId();
  const [typed, setTyped] = useState("");
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const wanted = typed.trim();
  const matches = matching(people, wanted);
  const found = open ? matches : [];
  const current = found[Math.min(at, found.length - 1)];
  useFoundCount(open && wanted !== "" ? found.length : null, typed);

  // Who is typed and not chosen would not be asked: the form that is sent says so, at this field.
  useEffect(() => {
    input.current?.setCustomValidity(wanted && t("ui.not_chosen_yet", { typed: wanted }));
  }, [input, wanted, t]);

  function choose(person: NameChoice) {
    add(person);
    setTyped("");
    setOpen(false);
  }

  function type(next: string) {
    setTyped(next);
    setOpen(next.trim() !== "");
    setAt(0);
  }

  function move(step: number) {
    setOpen(true);
    if (open && found.length > 0)
      setAt((Math.min(at, found.length - 1) + step + found.length) % found.length);
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.nativeEvent.isComposing) return;
    if (pressed(event.key)) event.preventDefault();
  }

  function enter(): boolean {
    if (current) choose(current);
    return open || typed !== "";
  }

  /** Whether the key was meant for the list, and not for the text or the form. */
  function pressed(key: string): boolean {
    const step = STEPS.get(key);
    if (step) move(step);
    if (key === "Escape") setOpen(false);
    if (key === "Backspace" && typed === "") removeLast();
    return key === "Enter" ? enter() : step !== undefined;
  }

  return (
    <div className="combo">
      <input
        {...describedBy}
        ref={input}
        className="input"
        id={id}
        name={name}
        role="combobox"
        autoComplete="off"
        spellCheck={false}
        dir={typed === "" ? undefined : "auto"}
        aria-expanded={found.length > 0}
        aria-controls={list}
        aria-autocomplete="list"
        aria-activedescendant={current && `${list}-${current.id}`}
        value={typed}
        onChange={(event) => type(event.target.value)}
        onKeyDown={onKeyDown}
        onFocus={() => setOpen(wanted !== "")}
        // Nothing may move when the field is left: it is often left by pressing a button below it.
        onBlur={() => setOpen(false)}
      />
      <Options list={list} label={label} found={found} current={current} choose={choose} />
      {wanted !== "" && matches.length === 0 && <p className="meta">{t("ui.names_found", { count: 0 })}</p>}
    </div>
  );
}

type OptionsProps = {
  list: string;
  label: ReactNode;
  found: NameChoice[];
  current: NameChoice | undefined;
  choose: (person: NameChoice) => void;
};

/** The focus stays in the field; the option that Enter takes is named there. */
function Options({ list, label, found, current, choose }: OptionsProps) {
  return (
    <div
      role="listbox"
      id={list}
      aria-label={typeof label === "string" ? label : undefined}
      hidden={found.length === 0}
      className="combo-list"
    >
      {found.map((person) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
        <div
          key={person.id}
          id={`${list}-${person.id}`}
          role="option"
          tabIndex={-1}
          aria-selected={person === current}
          onPointerDown={(event) => event.preventDefault()}
          onClick={() => choose(person)}
        >
          <PersonName name={person.name} />
        </div>
      ))}
    </div>
  );
}

function matching(people: NameChoice[], typed: string): NameChoice[] {
  const wanted = fold(typed);
  return people.filter(({ name }) => fold(name).includes(wanted)).slice(0, SHOWN_AT_ONCE);
}

/** Said politely once typing rests. */
function useFoundCount(count: number | null, typed: string): void {
  const t = useT();
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new text is told anew
  useEffect(() => {
    if (count === null) return;
    const timer = setTimeout(() => announce(t("ui.names_found", { count })), PAUSE);
    return () => clearTimeout(timer);
  }, [count, typed]);
}
