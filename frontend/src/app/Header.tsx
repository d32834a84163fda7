import { lazy, Suspense, useRef } from "react";
import type { Me, SeatOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link, useAnyParam } from "@/lib/router";
import { BrandMark, Icon } from "@/ui/icons";
import { Person } from "@/ui/people";

/** On no page’s way: it comes when the page is there. */
const NewLink = lazy(async () => ({ default: (await import("./NewLink")).NewLink }));

export function Header({ me, bare }: { me?: Me | null | undefined; bare: boolean }) {
  const t = useT();
  return (
    <header className="top">
      <Link className="brand" to="/">
        <BrandMark />
        <span lang="en" dir="ltr">
          Alongside
        </span>
      </Link>
      {me && !bare && <CoalitionSwitch seats={me.seats} />}
      <div className="top-end">
        {me && !bare && (
          <Suspense>
            <NewLink />
          </Suspense>
        )}
        <Link className="top-link" to="/help">
          <Icon name="help" />
          <span>{t("shell.help")}</span>
        </Link>
        {me && !bare && (
          <Link className="top-link only-wide" to="/you">
            <Person name={me.called ?? me.name} />
          </Link>
        )}
      </div>
    </header>
  );
}

/** A disclosure with links, closed by choosing, Escape or leaving it. */
function CoalitionSwitch({ seats }: { seats: SeatOut[] }) {
  const t = useT();
  const menu = useRef<HTMLDetailsElement>(null);
  const here = useAnyParam("coalition");
  if (seats.length === 0) return null;
  const shown = seats.find(({ coalition_id }) => coalition_id === here);

  function close() {
    if (menu.current) menu.current.open = false;
  }

  return (
    <details
      className="menu only-wide"
      ref={menu}
      onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || close()}
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        close();
        menu.current?.querySelector("summary")?.focus();
      }}
    >
      <summary>
        <span className="vh">{t("shell.change_coalition")} </span>
        <bdi>{shown?.coalition ?? t("shell.choose_coalition")}</bdi>
        <Icon name="chevron" small className="chev" />
      </summary>
      <ul>
        {seats.map((seat) => (
          <li key={seat.id}>
            <SeatLink seat={seat} onClick={close} />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** A member goes to the coalition, a follower to what it told. */
function SeatLink({ seat, onClick }: { seat: SeatOut; onClick: () => void }) {
  const to = seat.standing === "follower" ? "/following/$coalition" : "/c/$coalition";
  return (
    <Link to={to} params={{ coalition: seat.coalition_id }} onClick={onClick}>
      <bdi>{seat.coalition}</bdi>
    </Link>
  );
}
