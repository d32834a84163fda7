import type { ProposalOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Names } from "./Names";
import { IN_NAME_WORDS, KIND_WORDS } from "./words";

/** What it is, which version, and in whose name it is said. */
export function Kicker({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { kind, version, in_name, proposed_by, with_people, beside } = proposal;
  const people = in_name === "ours" ? [proposed_by, ...with_people] : [proposed_by];
  return (
    <>
      {version > 0
        ? t("decisions.kind_version", { kind: t(KIND_WORDS[kind]), version })
        : t(KIND_WORDS[kind])}
      {". "}
      <T
        id={IN_NAME_WORDS[in_name]}
        values={{ who: <Names people={people} />, whom: <Names people={with_people} /> }}
      />
      {beside && (
        <>
          {" "}
          <T id="decisions.stands_beside" values={{ who: <Names people={[beside]} /> }} />
        </>
      )}
    </>
  );
}
