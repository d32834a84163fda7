import type { CommitmentOut, CompanionOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { PersonName } from "@/ui/people";
import { Row, Rows } from "@/ui/Rows";
import { useOwnPart } from "./mutations";

/** Who walks along with whom, as far as one is one of the two. Either ends it, and nothing is said. */
export function Companions({ commitment: { id, companions } }: { commitment: CommitmentOut }) {
  if (companions.length === 0) return null;
  return (
    <Rows plain>
      {companions.map((one) => (
        <CompanionRow key={one.id} commitment={id} one={one} />
      ))}
    </Rows>
  );
}

function CompanionRow({ commitment, one }: { commitment: string; one: CompanionOut }) {
  const t = useT();
  const { endCompanion } = useOwnPart(commitment);
  const name = one.with_me ? one.name : one.with_name;
  const values = { who: <PersonName name={name} />, day: <DateTime value={one.since} dayOnly /> };
  return (
    <Row
      ours
      level={3}
      title={<T id={one.with_me ? "carry.walks_with_you" : "carry.you_walk_with"} values={values} />}
      action={
        <ActionButton look="quiet" press={() => endCompanion(one.id)}>
          {t("carry.end")}
          <span className="vh">
            : <bdi>{name}</bdi>
          </span>
        </ActionButton>
      }
    />
  );
}
