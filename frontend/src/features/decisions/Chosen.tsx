import type { ChosenOut, OptionOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { PersonOrFormer } from "@/ui/people";

/** What was decided among options, or drawn by lot. */
export function Chosen({ chosen: { options, picked, people, by_lot } }: { chosen: ChosenOut }) {
  const t = useT();
  const named = people.filter(({ id }) => picked.includes(id));
  const plain = picked.filter((one) => !people.some(({ id }) => id === one));
  return (
    <div className="stack-s">
      <h3>{t(by_lot ? "record.drawn" : "record.chosen")}</h3>
      <ul className="stack-s">
        {named.map(({ id, name }) => (
          <li key={id}>
            <PersonOrFormer name={name} />
          </li>
        ))}
        {plain.map((one) => (
          <li key={one} className="words" dir="auto">
            <Option text={one} options={options} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function Option({ text, options }: { text: string; options: OptionOut[] }) {
  const time = options.find((option) => option.text === null && option.time === text)?.time;
  return time ? <DateTime value={time} /> : text;
}
