import { useInfiniteQuery } from "@tanstack/react-query";
import { type MouseEvent, useState } from "react";
import type { MandateOut } from "@/api/schema";
import { MandateRow } from "@/features/mandates/MandateRow";
import { mandatesQuery } from "@/features/mandates/queries";
import { rememberPlace } from "@/lib/focus";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { Button } from "@/ui/Button";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { Paged } from "@/ui/PagedRows";
import { Empty, Rows } from "@/ui/Rows";
import { Give } from "./Give";

/** Standing yeses: those I gave and those I was given. Nobody else sees them. */
export function MandatesPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/mandates");
  const query = useInfiniteQuery(mandatesQuery(coalition));
  const [giving, setGiving] = useState(false);

  function turn(event: MouseEvent) {
    const toPlace = rememberPlace(event.currentTarget);
    setGiving(!giving);
    toPlace();
  }

  return (
    <Page
      kind={t("mandates.title")}
      lead={t("mandates.lead")}
      back={
        <Link className="back" to="/you/$section" params={{ section: "asking" }}>
          <Icon name="back" small />
          {t("people.asking")}
        </Link>
      }
    >
      <Spread title={t("mandates.mine")}>
        <Paged query={query}>{(rows) => <Mandates rows={rows} mine />}</Paged>
        {giving ? (
          <Give coalition={coalition} close={turn} done={() => setGiving(false)} />
        ) : (
          <div className="btns">
            <Button look="primary" onClick={turn}>
              {t("mandates.give")}
            </Button>
          </div>
        )}
      </Spread>
      <Spread title={t("mandates.others")}>
        <Loaded query={query}>
          {({ pages }) => <Mandates rows={pages.flatMap(({ items }) => items)} mine={false} />}
        </Loaded>
      </Spread>
    </Page>
  );
}

function Mandates({ rows, mine }: { rows: MandateOut[]; mine: boolean }) {
  const t = useT();
  const shown = rows.filter(({ given_by_me }) => given_by_me === mine);
  if (shown.length === 0) return <Empty>{t(mine ? "mandates.none_mine" : "mandates.none_others")}</Empty>;
  return (
    <Rows plain>
      {shown.map((mandate) => (
        <MandateRow key={mandate.id} mandate={mandate} />
      ))}
    </Rows>
  );
}
