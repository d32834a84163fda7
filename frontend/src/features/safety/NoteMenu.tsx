import type { ReactNode } from "react";
import type { ThingKindInput } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { MuteButton } from "./MuteButton";

type NoteMenuProps = {
  /** Which text. */
  thing: { kind: ThingKindInput; id: string };
  /** Who wrote it; null for a text of several. One's own text has no such menu. */
  by: { id: string; name: string | null } | null;
};

/** Under somebody's text: mute its writer for oneself, or report it. Quiet, and closed until it is wanted. */
export function NoteMenu({ thing, by }: NoteMenuProps) {
  const t = useT();
  return (
    <Menu of={by?.name ?? null} mutes={Boolean(by?.name)}>
      {by?.name && <MuteButton membership={by.id} name={by.name} />}
      <Link
        className={buttonClass("quiet")}
        to="/report/$thing/$id"
        params={{ thing: thing.kind, id: thing.id }}
      >
        {t("safety.report")}
      </Link>
    </Menu>
  );
}

/** Beside a person in a list. */
export function PersonMenu({ member: { id, name } }: { member: { id: string; name: string } }) {
  return (
    <Menu of={name} mutes>
      <MuteButton membership={id} name={name} />
    </Menu>
  );
}

function Menu({ of, mutes, children }: { of: string | null; mutes: boolean; children: ReactNode }) {
  const t = useT();
  return (
    <details className="note-menu">
      <summary>
        <Icon name="chevron" small className="chev" />
        <span>
          {t("safety.more")}
          {of && <span className="vh">: {of}</span>}
        </span>
      </summary>
      <div className="btns">{children}</div>
      {mutes && <p className="why">{t("safety.mute_means")}</p>}
    </details>
  );
}
