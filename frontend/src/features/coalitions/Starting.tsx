import type { Overview } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Row, Rows } from "@/ui/Rows";

/** Three first steps of a coalition that forms; none is required. */
export function Starting({ coalition: { id, abilities } }: { coalition: Overview }) {
  const t = useT();
  const at = { params: { coalition: id } };
  return (
    <Rows plain>
      {abilities.invite && (
        <Row
          ours
          title={
            <Link to="/c/$coalition/invite" {...at}>
              {t("coalition.step_invite")}
            </Link>
          }
          why={t("coalition.step_invite_why")}
        />
      )}
      {abilities.act && (
        <Row
          ours
          title={
            <Link to="/c/$coalition/actions/new" {...at}>
              {t("coalition.step_underway")}
            </Link>
          }
          why={t("coalition.step_underway_why")}
        />
      )}
      {abilities.commit && (
        <Row
          ours
          title={
            <Link to="/c/$coalition/commit" {...at}>
              {t("coalition.step_commit")}
            </Link>
          }
          why={t("coalition.step_commit_why")}
        />
      )}
    </Rows>
  );
}
