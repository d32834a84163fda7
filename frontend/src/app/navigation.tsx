import { Link, useLocation, useParams } from "@tanstack/react-router";
import { useT } from "@/lib/i18n/react";
import { Icon } from "@/ui/icons";

/** Where one is: the link itself or a page below it. `aria-current` and the pair show it. */
const current = { activeProps: { "aria-current": "page" as const } };

export function MainNav() {
  const t = useT();
  return (
    <nav className="nav-main" aria-label={t("shell.nav_main")}>
      <ul>
        <li>
          <Link to="/" activeOptions={{ exact: true }} {...current}>
            <Icon name="today" />
            <span>{t("shell.today")}</span>
          </Link>
        </li>
        <li>
          <Link to="/coalitions" {...current}>
            <Icon name="coalitions" />
            <span>{t("shell.coalitions")}</span>
          </Link>
        </li>
        <li>
          <Link to="/you" {...current}>
            <Icon name="person" />
            <span>{t("shell.you")}</span>
          </Link>
        </li>
      </ul>
    </nav>
  );
}

const COALITION_PAGES = [
  { to: "/c/$coalition", id: "shell.c_overview", exact: true },
  { to: "/c/$coalition/board", id: "shell.c_board", exact: false },
  { to: "/c/$coalition/actions", id: "shell.c_actions", exact: false },
  { to: "/c/$coalition/decisions", id: "shell.c_decisions", exact: false },
  { to: "/c/$coalition/people", id: "shell.c_people", exact: false },
  { to: "/c/$coalition/followers", id: "shell.c_followers", exact: false },
  { to: "/c/$coalition/activity", id: "shell.c_activity", exact: false },
] as const;

/** The pages of the coalition one is in. On a phone they fold into one line. */
export function CoalitionNav() {
  const t = useT();
  const { pathname } = useLocation();
  const { coalition } = useParams({ strict: false });
  if (coalition === undefined || !pathname.startsWith("/c/")) return null;
  return (
    <nav className="nav-here" aria-label={t("shell.nav_coalition")}>
      <p className="nav-title" aria-hidden="true">
        {t("shell.nav_coalition")}
      </p>
      <details>
        <summary>
          {t("shell.nav_coalition")}
          <Icon name="chevron" small className="chev" />
        </summary>
        <ul>
          {COALITION_PAGES.map(({ to, id, exact }) => (
            <li key={to}>
              <Link to={to} params={{ coalition }} activeOptions={{ exact }} {...current}>
                {t(id)}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
