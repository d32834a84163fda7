import { useQuery } from "@tanstack/react-query";
import type { MessageId } from "@/lib/i18n/ids";
import { T } from "@/lib/i18n/react";
import type { Bound } from "@/ui/form/binding";
import type { FieldWords } from "@/ui/form/FieldFrame";
import { type NameChoice, NamesField } from "@/ui/form/NamesField";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { PersonName } from "@/ui/people";
import { everyoneQuery, wishQuery } from "./queries";

/** Why somebody is chosen: each of them is asked for their yes first. */
export type AskedAs = "named" | "ours" | "on_behalf";
const MEANS: Record<AskedAs, MessageId> = {
  named: "coalition.named",
  ours: "coalition.said_with",
  on_behalf: "coalition.said_for",
};

/** A yes that somebody gave beforehand, and that is used now. */
type Given = { from_id: string; topic: string };
type PeopleFieldProps = Bound<string[]> &
  FieldWords & { coalition: string; as: AskedAs; most?: number; given?: Given[] };

/**
 * Other members by name: the values are memberships. Below each stands what choosing them means, and what they wished
 * for if they said so. Whoever is in no list cannot be found here.
 */
export function PeopleField({ coalition, as, given = [], ...field }: PeopleFieldProps) {
  const query = useQuery(everyoneQuery(coalition));
  return (
    <Loaded query={query}>
      {(members) => (
        <NamesField {...field} people={members.filter(({ mine }) => !mine)}>
          {(person) => (
            <Asked
              key={person.id}
              person={person}
              as={as}
              topic={given.find(({ from_id }) => from_id === person.id)?.topic}
            />
          )}
        </NamesField>
      )}
    </Loaded>
  );
}

type AskedProps = { person: NameChoice; as: AskedAs; topic: string | undefined };

function Asked({ person, as, topic }: AskedProps) {
  const wish = useQuery(wishQuery(person.id)).data;
  const who = (
    <strong>
      <PersonName name={person.name} />
    </strong>
  );
  return (
    <Notice kind="caution" icon="person">
      <p>
        {topic === undefined ? (
          <T id={MEANS[as]} values={{ who }} />
        ) : (
          <T id="coalition.given" values={{ who, topic: <bdi>{topic}</bdi> }} />
        )}
      </p>
      {wish?.stands_until && (
        <p>
          <T id="coalition.wishes" values={{ who, choice: wish.choice }} />
          {wish.words && (
            <>
              {" "}
              <bdi className="words">{wish.words}</bdi>
            </>
          )}
        </p>
      )}
    </Notice>
  );
}
