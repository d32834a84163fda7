import type { CoalitionRow, CoalitionStatus, OwnCoalitionRow, Standing } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Link, navigate } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { Row } from "@/ui/Rows";
import { useJoin } from "./mutations";

const STANDINGS: Record<Standing, MessageId> = {
  member: "coalition.you_member",
  newcomer: "coalition.you_newcomer",
  follower: "coalition.you_follower",
  outsider: "coalition.you_outside",
};
export const STATUSES: Record<CoalitionStatus, MessageId> = {
  forming: "coalition.status_forming",
  active: "coalition.status_active",
  resting: "coalition.status_resting",
  closed: "coalition.status_closed",
};

function Name({ row }: { row: CoalitionRow }) {
  return (
    <Link to="/c/$coalition" params={{ coalition: row.id }}>
      {row.name}
    </Link>
  );
}

function Purpose({ text }: { text: string }) {
  return (
    <p className="words small">
      <bdi>{text}</bdi>
    </p>
  );
}

/** A coalition that one is in, and how one stands there. */
export function OwnRow({ row }: { row: OwnCoalitionRow }) {
  const t = useT();
  return (
    <Row title={<Name row={row} />} why={`${t(STANDINGS[row.standing])} · ${t(STATUSES[row.status])}`}>
      <Purpose text={row.purpose} />
    </Row>
  );
}

/** A coalition that can be known of; an open one is joined by one press. */
export function OtherRow({ row }: { row: CoalitionRow }) {
  const t = useT();
  return (
    <Row
      title={<Name row={row} />}
      why={t(row.abilities.join ? "coalition.open_short" : "coalition.listed_short")}
      action={row.abilities.join && <JoinButton id={row.id} name={row.name} />}
    >
      <Purpose text={row.purpose} />
    </Row>
  );
}

export function JoinButton({ id, name, primary }: { id: string; name: string; primary?: boolean }) {
  const t = useT();
  const join = useJoin();

  async function press() {
    await join(id);
    await navigate({ to: "/c/$coalition", params: { coalition: id } });
  }

  return (
    <ActionButton look={primary ? "primary" : "plain"} press={press} said={t("coalition.joined")}>
      {t("coalition.join")}
      <span className="vh">: {name}</span>
    </ActionButton>
  );
}
