import { Fragment, type ReactNode } from "react";
import type { Particulars as Held, Kind, RefersTo } from "@/api/schema";
import { dayOfWeek } from "@/lib/dates";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Prose } from "@/ui/Prose";

type Proposed = { kind?: Kind | null; coalition_id: string; payload: Held; refers_to: RefersTo };
export type Fact = [name: MessageId, shown: ReactNode];
type ParticularsProps = {
  proposal: Proposed;
  /** Options are shown elsewhere where they can be chosen. */
  options?: boolean;
  more?: Fact[];
};

/** All that a proposal holds besides its text, by its kind. */
export function Particulars({ proposal, options = false, more = [] }: ParticularsProps) {
  const t = useT();
  const facts = [
    ...pointedAt(proposal),
    ...held(proposal),
    ...(options ? chosenFrom(proposal.payload) : []),
    ...more,
  ].filter(([, shown]) => shown != null && shown !== "" && shown !== false);
  if (facts.length === 0) return null;
  return (
    <dl className="facts two">
      {facts.map(([name, shown], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are always shown in the same order
        <Fragment key={at}>
          <dt>{t(name)}</dt>
          <dd>{shown}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

type Reference = NonNullable<RefersTo["agreement"]>;
const TO_MEMBERS = <T id="decisions.members_read_it" />;

/** The title of what is pointed at, unless its reader may not read it. */
const titled = (thing: Reference | null, link: (id: string, title: ReactNode) => ReactNode): ReactNode =>
  thing && (thing.id === null ? TO_MEMBERS : link(thing.id, <bdi>{thing.title}</bdi>));

const pointedAt = ({ refers_to, coalition_id: coalition }: Proposed): Fact[] => [
  [
    "decisions.takes_place_of",
    titled(refers_to.agreement, (agreement, title) => (
      <Link to="/c/$coalition/agreements/$agreement" params={{ coalition, agreement }}>
        {title}
      </Link>
    )),
  ],
  [
    "decisions.about_decision",
    titled(refers_to.decision, (decision, title) => (
      <Link to="/c/$coalition/decisions/$decision" params={{ coalition, decision }}>
        {title}
      </Link>
    )),
  ],
  [
    "decisions.part_of",
    titled(refers_to.initiative, (initiative, title) => (
      <Link to="/c/$coalition/initiatives/$initiative" params={{ coalition, initiative }}>
        {title}
      </Link>
    )),
  ],
];

const held = ({ kind, payload: { name, until, about, weekday, roles_wanted } }: Proposed): Fact[] => [
  [kind === "group" ? "decisions.which_group" : "decisions.who_follows", name && <bdi>{name}</bdi>],
  ["decisions.until_day", until && <DateTime value={until} />],
  ["decisions.about_it", about && <Prose text={about} />],
  ["decisions.check_ins_on", weekday != null && dayOfWeek(weekday)],
  ...(roles_wanted ?? []).map((role): Fact => ["decisions.role_wanted", <bdi key={role}>{role}</bdi>]),
];

const chosenFrom = ({ options, times, draw }: Held): Fact[] => [
  ["decisions.kind_lot", draw != null && <T id="decisions.lot_draws" values={{ count: draw }} />],
  [
    "decisions.the_options",
    (options || times) && (
      <ul>
        {options?.map((line) => (
          <li key={line}>
            <bdi>{line}</bdi>
          </li>
        ))}
        {times?.map((time) => (
          <li key={time}>
            <DateTime value={time} />
          </li>
        ))}
      </ul>
    ),
  ],
];
