import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Empty, Row, Rows } from "@/ui/Rows";

/** In each coalition one says for itself how one wishes to be asked, and whom one lets speak. */
export function Asking() {
  const t = useT();
  const seats = useMe()?.seats.filter(({ standing }) => standing !== "follower") ?? [];
  if (seats.length === 0) return <Empty>{t("people.asking_nowhere")}</Empty>;
  return (
    <Rows>
      {seats.map(({ coalition_id, coalition, standing }) => (
        <Row key={coalition_id} level={2} title={coalition}>
          <ul className="btns">
            <li>
              <Link to="/c/$coalition/wish" params={{ coalition: coalition_id }}>
                {t("preferences.title")}
              </Link>
            </li>
            {standing === "member" && (
              <li>
                <Link to="/c/$coalition/what-i-bring" params={{ coalition: coalition_id }}>
                  {t("bringing.title")}
                </Link>
              </li>
            )}
            <li>
              <Link to="/c/$coalition/mandates" params={{ coalition: coalition_id }}>
                {t("mandates.title")}
              </Link>
            </li>
          </ul>
        </Row>
      ))}
    </Rows>
  );
}
