import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { coalitionQuery } from "@/features/coalitions/queries";
import { InitiativeTable } from "@/features/initiatives/InitiativeTable";
import { initiativesQuery } from "@/features/initiatives/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { Paged } from "@/ui/PagedRows";

/** Lasting changes that are worked for. */
export function InitiativesPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/initiatives");
  const query = useInfiniteQuery(initiativesQuery(coalition));
  const may = useQuery(coalitionQuery(coalition)).data?.abilities.propose;
  return (
    <Page kind={t("initiatives.title")} lead={t("initiatives.lead")}>
      <div className="stack-l">
        <Paged query={query} none={t("initiatives.none")}>
          {(found) => <InitiativeTable initiatives={found} />}
        </Paged>
        {may && (
          <div className="btns">
            <Link
              className={buttonClass("primary")}
              to="/c/$coalition/propose"
              params={{ coalition }}
              search={{ kind: "initiative" }}
            >
              {t("initiatives.propose")}
            </Link>
          </div>
        )}
      </div>
    </Page>
  );
}
