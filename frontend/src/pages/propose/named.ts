import { useQuery } from "@tanstack/react-query";
import { everyoneQuery } from "@/features/coalitions/queries";

/** The names of memberships, as far as they are known here. */
export function useNamed(coalition: string): (ids: string[]) => string[] {
  const { data = [] } = useQuery(everyoneQuery(coalition));
  return (ids) => ids.flatMap((one) => data.find(({ id }) => id === one)?.name ?? []);
}
