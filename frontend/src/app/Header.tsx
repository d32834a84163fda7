import { useQuery } from "@tanstack/react-query";
import { useRef } from "react";
import type { Me } from "@/api/contract";
import { coalitionsQuery } from "@/features/coalitions/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useAnyParam } from "@/lib/router";
import { BrandMark, Icon } from "@/ui/icons";
import { Person } from "@/ui/people";

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
      {me && !bare && <CoalitionSwitch />}
      <div className="top-end">
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
function CoalitionSwitch() {
  const t = useT();
  const menu = useRef<HTMLDetailsElement>(null);
  const here = useAnyParam("coalition");
  const mine = useQuery(coalitionsQuery).data?.items.filter(
    ({ standing }) => standing === "member" || standing === "newcomer",
  );
  if (!mine || mine.length === 0) return null;
  const shown = mine.find(({ id }) => id === here);

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
        <bdi>{shown?.name ?? t("shell.choose_coalition")}</bdi>
        <Icon name="chevron" small className="chev" />
      </summary>
      <ul>
        {mine.map(({ id, name }) => (
          <li key={id}>
            <Link to="/c/$coalition" params={{ coalition: id }} onClick={close}>
              <bdi>{name}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </details>
  );
}
