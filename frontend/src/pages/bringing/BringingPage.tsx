import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { BringingForm } from "@/features/bringing/BringingForm";
import { Brought, byName } from "@/features/bringing/Brought";
import { LimitForm } from "@/features/bringing/LimitForm";
import { broughtQuery, myLimitQuery, wantedQuery, whatIBringQuery } from "@/features/bringing/queries";
import { Wanted } from "@/features/bringing/Wanted";
import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { Paged } from "@/ui/PagedRows";
import { Empty, Rows } from "@/ui/Rows";

/** What one brings to a coalition, where it could be wanted, how much one takes on, and what the others said that they bring. */
export function BringingPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/what-i-bring");
  const mine = useQuery(whatIBringQuery(coalition));
  const wanted = useQuery(wantedQuery(coalition));
  const limit = useQuery(myLimitQuery(coalition));
  const name = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition)?.coalition ?? "";
  return (
    <Page
      kind={t("bringing.title")}
      lead={t("bringing.lead")}
      back={
        <Link className="back" to="/you/$section" params={{ section: "asking" }}>
          <Icon name="back" small />
          {t("people.asking")}
        </Link>
      }
    >
      <Spread title={t("bringing.mine")} note={t("bringing.mine_note")}>
        <Loaded query={mine}>
          {(now) => <BringingForm coalition={coalition} coalitionName={<bdi>{name}</bdi>} now={now} />}
        </Loaded>
      </Spread>
      <Spread title={t("bringing.wanted")} note={t("bringing.wanted_note")}>
        <Loaded query={wanted}>{(found) => <Wanted coalition={coalition} found={found} />}</Loaded>
      </Spread>
      <Spread title={t("bringing.limit_title")} note={t("bringing.limit_note")}>
        <Loaded query={limit}>{(now) => <LimitForm coalition={coalition} now={now} />}</Loaded>
      </Spread>
      <Spread title={t("bringing.others")}>
        <Others coalition={coalition} />
      </Spread>
    </Page>
  );
}

function Others({ coalition }: { coalition: string }) {
  const t = useT();
  const query = useInfiniteQuery(broughtQuery(coalition));
  return (
    <Paged query={query}>
      {(everyone) => {
        const items = everyone.filter(({ is_me }) => !is_me);
        if (items.length === 0) return <Empty>{t("bringing.nobody")}</Empty>;
        return (
          <Rows plain>
            {items.sort(byName).map((one) => (
              <Brought key={one.membership_id} one={one} />
            ))}
          </Rows>
        );
      }}
    </Paged>
  );
}
