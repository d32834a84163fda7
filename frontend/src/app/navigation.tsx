import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useAnyParam, usePlace } from "@/lib/router";
import { Icon } from "@/ui/icons";

export function MainNav() {
  const t = useT();
  return (
    <nav className="nav-main" aria-label={t("shell.nav_main")}>
      <ul>
        <li>
          <Link to="/" here="exact">
            <Icon name="today" />
            <span>{t("shell.today")}</span>
          </Link>
        </li>
        <li>
          <Link to="/coalitions" here="within">
            <Icon name="coalitions" />
            <span>{t("shell.coalitions")}</span>
          </Link>
        </li>
        <li>
          <Link to="/support" here="within">
            <Icon name="hands" />
            <span>{t("shell.support")}</span>
          </Link>
        </li>
        <li>
          <Link to="/you" here="within">
            <Icon name="person" />
            <span>{t("shell.you")}</span>
          </Link>
        </li>
      </ul>
    </nav>
  );
}

const COALITION_PAGES = [
  { to: "/c/$coalition", id: "shell.c_overview", here: "exact" },
  { to: "/c/$coalition/board", id: "shell.c_board", here: "within" },
  { to: "/c/$coalition/actions", id: "shell.c_actions", here: "within" },
  { to: "/c/$coalition/decisions", id: "shell.c_decisions", here: "within" },
  { to: "/c/$coalition/agreements", id: "shell.c_agreements", here: "within" },
  { to: "/c/$coalition/initiatives", id: "shell.c_initiatives", here: "within" },
  { to: "/c/$coalition/people", id: "shell.c_people", here: "within" },
  { to: "/c/$coalition/followers", id: "shell.c_followers", here: "within" },
  { to: "/c/$coalition/activity", id: "shell.c_activity", here: "within" },
] as const;

/** The pages of the coalition one is in, for those who can open them. On a phone they fold into one line. */
export function CoalitionNav() {
  const t = useT();
  const { pathname } = usePlace();
  const coalition = useAnyParam("coalition");
  const standing = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition)?.standing;
  // Only members have more than one page there.
  if (coalition === undefined || standing !== "member" || !pathname.startsWith("/c/")) return null;
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
          {COALITION_PAGES.map(({ to, id, here }) => (
            <li key={to}>
              <Link to={to} params={{ coalition }} here={here}>
                {t(id)}
              </Link>
            </li>
          ))}
        </ul>
      </details>
    </nav>
  );
}
