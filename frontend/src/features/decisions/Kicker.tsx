import type { ProposalOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Names } from "./Names";
import { IN_NAME_WORDS, KIND_WORDS } from "./words";

/** What it is, which version, in whose name that is said, and who proposed it if another wrote what stands. */
export function Kicker({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { kind, version, draft, written_by, proposed_by, beside } = proposal;
  // Until it is told, it is said in the name that its writer asked for.
  const { in_name, with_people } = version === 0 && draft ? draft : proposal;
  // Who gave a yes beforehand has not read these words: that they said yes to them would be untrue.
  const whose =
    in_name === "on_behalf" && proposal.by_standing_yes
      ? "decisions.in_name_standing_yes"
      : IN_NAME_WORDS[in_name];
  const people = in_name === "ours" ? [written_by, ...with_people] : [written_by];
  return (
    <>
      {version > 0
        ? t("decisions.kind_version", { kind: t(KIND_WORDS[kind]), version })
        : t(KIND_WORDS[kind])}
      {". "}
      <T id={whose} values={{ who: <Names people={people} />, whom: <Names people={with_people} /> }} />
      {written_by.id !== proposed_by.id && (
        <>
          {" "}
          <T id="decisions.proposed_by" values={{ who: <Names people={[proposed_by]} /> }} />
        </>
      )}
      {beside && (
        <>
          {" "}
          <T id="decisions.stands_beside" values={{ who: <Names people={[beside]} /> }} />
        </>
      )}
    </>
  );
}
