import { useInfiniteQuery } from "@tanstack/react-query";
import { InitiativeTable } from "@/features/initiatives/InitiativeTable";
import { initiativesQuery } from "@/features/initiatives/queries";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Spread } from "@/ui/Page";

const FEW = 5;

/** Shown where there are any: the changes that go on. */
export function Initiatives({ coalition }: { coalition: string }) {
  const t = useT();
  const { data } = useInfiniteQuery(initiativesQuery(coalition));
  const going = data?.pages.flatMap(({ items }) => items).filter(({ stage }) => stage !== "closed") ?? [];
  if (going.length === 0) return null;
  return (
    <Spread title={t("coalition.initiatives")} mark="accent">
      <InitiativeTable initiatives={going.slice(0, FEW)} />
      <p>
        <Link to="/c/$coalition/initiatives" params={{ coalition }}>
          {t("coalition.to_initiatives")}
        </Link>
      </p>
    </Spread>
  );
}
