import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { Button } from "../Button";
import { PersonName } from "../people";
import { type Bound, described } from "./binding";
import { FieldFrame, type FieldWords } from "./FieldFrame";
import { NameSearch } from "./NameSearch";

export type NameChoice = { id: string; name: string };

const MOST = 20;

type NamesProps = Bound<string[]> &
  FieldWords & {
    people: NameChoice[];
    /** How many can be chosen. */
    most?: number;
    /** What choosing each of them means, below their names. */
    children?: (chosen: NameChoice) => ReactNode;
  };

/** People chosen by their names: typed without regard to case and marks, walked with the arrows, added with Enter. */
export function NamesField({
  id,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
  people,
  ...rest
}: NamesProps) {
  const t = useT();
  const input = useRef<HTMLInputElement>(null);
  const known = new Map(people.map((person) => [person.id, person]));
  const chosen = value.flatMap((one) => known.get(one) ?? []);
  const most = rest.most ?? MOST;
  const last = chosen.at(-1);

  function remove({ id: gone, name }: NameChoice) {
    onChange(value.filter((one) => one !== gone));
    announce(t("ui.name_removed", { name }));
    setTimeout(() => input.current?.focus());
  }

  function add(person: NameChoice) {
    onChange([...value, person.id].slice(-most));
    announce(t("ui.name_added", { name: person.name }));
  }

  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional ?? false} error={error}>
      {chosen.length > 0 && (
        <ul className="chips" aria-label={t("ui.names_chosen")}>
          {chosen.map((person) => (
            <Chip key={person.id} person={person} remove={() => remove(person)} />
          ))}
        </ul>
      )}
      <NameSearch
        id={id}
        name={rest.name}
        input={input}
        label={label}
        describedBy={described(id, hint, error)}
        people={people.filter((person) => !value.includes(person.id))}
        add={add}
        removeLast={() => last && remove(last)}
      />
      {chosen.map((person) => rest.children?.(person))}
    </FieldFrame>
  );
}

function Chip({ person, remove }: { person: NameChoice; remove: () => void }) {
  const t = useT();
  const byKey = (event: KeyboardEvent) => {
    if (event.key !== "Delete" && event.key !== "Backspace") return;
    event.preventDefault();
    remove();
  };
  return (
    <li className="chip">
      <PersonName name={person.name} />
      <Button look="quiet" onClick={remove} onKeyDown={byKey}>
        {t("ui.take_out")}
        <span className="vh">
          : <bdi>{person.name}</bdi>
        </span>
      </Button>
    </li>
  );
}
