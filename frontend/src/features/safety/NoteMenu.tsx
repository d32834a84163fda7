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
    <details className="note-menu">
      <summary>
        <Icon name="chevron" small className="chev" />
        {t("safety.more")}
        {by?.name && <span className="vh">: {by.name}</span>}
      </summary>
      <div className="btns">
        {by?.name && <MuteButton membership={by.id} name={by.name} />}
        <Link
          className={buttonClass("quiet")}
          to="/report/$thing/$id"
          params={{ thing: thing.kind, id: thing.id }}
        >
          {t("safety.report")}
        </Link>
      </div>
    </details>
  );
}
