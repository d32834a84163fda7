import { infiniteQueryOptions } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The words on a commitment that the reader may read, newest first. */
export const checkInsQuery = (commitment: string) =>
  infiniteQueryOptions({
    queryKey: ["commitment", commitment, "check-ins"],
    queryFn: ({ pageParam }) =>
      data(
        api.GET("/commitments/{commitment_id}/check-ins", {
          params: { path: { commitment_id: commitment }, query: pageParam ? { after: pageParam } : {} },
        }),
      ),
    initialPageParam: "",
    getNextPageParam: (page) => page.next,
  });
