import { useT } from "@/lib/i18n/react";
import { Spread } from "@/ui/Page";

/** Groups are here as peers. */
export function Groups({ names }: { names: string[] }) {
  const t = useT();
  return (
    <Spread title={t("coalition.groups")} note={t("coalition.groups_note")}>
      <ul className="stack-s">
        {names.map((name) => (
          <li key={name} className="words">
            <bdi>{name}</bdi>
          </li>
        ))}
      </ul>
    </Spread>
  );
}
