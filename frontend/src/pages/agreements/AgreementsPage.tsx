import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { AgreementOut } from "@/api/schema";
import { AgreementItem } from "@/features/agreements/AgreementItem";
import { agreementsQuery } from "@/features/agreements/queries";
import { coalitionQuery } from "@/features/coalitions/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";
import { MoreButton } from "@/ui/MoreButton";
import { Page, Spread } from "@/ui/Page";
import { Rows } from "@/ui/Rows";

/** What stands agreed. */
export function AgreementsPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/agreements");
  const query = useInfiniteQuery(agreementsQuery(coalition));
  const may = useQuery(coalitionQuery(coalition)).data?.abilities.propose ?? false;
  return (
    <Page kind={t("agreements.title")} lead={t("agreements.lead")}>
      <Loaded query={query}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items);
          return (
            <>
              <Of title={t("agreements.purpose")} kind="purpose" items={items} may={may} />
              <Spread title={t("agreements.working")}>
                <Working items={items.filter(({ kind }) => kind === "working")} may={may} />
                <MoreButton {...query} />
                {may && (
                  <div className="btns">
                    <Link
                      className={buttonClass("primary")}
                      to="/c/$coalition/propose"
                      params={{ coalition }}
                      search={{ kind: "agreement" }}
                    >
                      {t("agreements.propose_one")}
                    </Link>
                  </div>
                )}
              </Spread>
              <Of title={t("agreements.rhythm")} kind="rhythm" items={items} may={may} />
            </>
          );
        }}
      </Loaded>
    </Page>
  );
}

type OfProps = { title: string; kind: AgreementOut["kind"]; items: AgreementOut[]; may: boolean };

function Of({ title, kind, items, may }: OfProps) {
  const found = items.filter((one) => one.kind === kind);
  if (found.length === 0) return null;
  return (
    <Spread title={title}>
      <Rows>
        {found.map((one) => (
          <AgreementItem key={one.id} agreement={one} may={may} />
        ))}
      </Rows>
    </Spread>
  );
}

function Working({ items, may }: { items: AgreementOut[]; may: boolean }) {
  const t = useT();
  if (items.length === 0) return <p className="muted">{t("agreements.none_working")}</p>;
  return (
    <Rows>
      {items.map((one) => (
        <AgreementItem key={one.id} agreement={one} may={may} />
      ))}
    </Rows>
  );
}
