import type { ReactNode } from "react";
import { Loaded } from "./Loaded";
import { MoreButton } from "./MoreButton";
import { Empty, Rows } from "./Rows";

type PagedRowsProps<Item> = {
  /** As `useInfiniteQuery` tells it. */
  query: {
    data: { pages: { items: Item[] }[] } | undefined;
    error: unknown;
    refetch: () => unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  /** What is said where there is nothing. */
  none: string;
  row: (item: Item) => ReactNode;
};

/** A keyset list: its rows, the way to more of them, or that there are none. */
export function PagedRows<Item>({ query, none, row }: PagedRowsProps<Item>) {
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0) return <Empty>{none}</Empty>;
        return (
          <>
            <Rows plain>{items.map(row)}</Rows>
            <MoreButton {...query} />
          </>
        );
      }}
    </Loaded>
  );
}
