import type { WantedOut, WhereWanted } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";
import { Link } from "@/lib/router";
import { Empty, Row, Rows } from "@/ui/Rows";

/** Where one's own words are looked for. Read by oneself alone; why something stands here is said in full. */
export function Wanted({ coalition, found }: { coalition: string; found: WhereWanted }) {
  const t = useT();
  if (found.resting) return <Empty>{t("bringing.wanted_resting")}</Empty>;
  if (!found.said) return <Empty>{t("bringing.wanted_unsaid")}</Empty>;
  if (found.items.length === 0) return <Empty>{t("bringing.wanted_none")}</Empty>;
  return (
    <Rows plain>
      {found.items.map((one) => (
        <Row
          key={`${one.kind}.${one.id}.${one.title}`}
          level={3}
          title={<WantedLink coalition={coalition} one={one} />}
          why={<T id="bringing.wanted_why" values={{ kind: one.kind, words: namesText(one.words) }} />}
        />
      ))}
    </Rows>
  );
}

function WantedLink({ coalition, one: { kind, id, title } }: { coalition: string; one: WantedOut }) {
  if (kind === "request") {
    return (
      <Link to="/support/requests/$request" params={{ request: id }}>
        {title}
      </Link>
    );
  }
  if (kind === "action") {
    return (
      <Link to="/c/$coalition/actions/$action" params={{ coalition, action: id }}>
        {title}
      </Link>
    );
  }
  return (
    <Link to="/c/$coalition/initiatives/$initiative" params={{ coalition, initiative: id }}>
      {title}
    </Link>
  );
}
