import { useQuery } from "@tanstack/react-query";
import { coalitionQuery } from "@/features/coalitions/queries";
import { T } from "@/lib/i18n/react";

/** Who reads what is said here. */
export function ReadBy({ coalition }: { coalition: string }) {
  const name = useQuery(coalitionQuery(coalition)).data?.name ?? "";
  return <T id="decisions.read_by" values={{ coalition: <bdi>{name}</bdi> }} />;
}
