import type { ReactNode } from "react";
import { Loaded } from "./Loaded";
import { MoreButton } from "./MoreButton";
import { Empty, Rows } from "./Rows";

type PagedProps<Item> = {
  /** As `useInfiniteQuery` tells it. */
  query: {
    data: { pages: { items: Item[] }[] } | undefined;
    error: unknown;
    refetch: () => unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
  /** What is said where there is nothing; left out, the list says so itself. */
  none?: ReactNode;
  children: (items: Item[]) => ReactNode;
};

/** A keyset list as far as it was read, and the way to more of it; or that there is nothing. */
export function Paged<Item>({ query, none, children }: PagedProps<Item>) {
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const items = pages.flatMap((page) => page.items);
        if (items.length === 0 && none) return typeof none === "string" ? <Empty>{none}</Empty> : none;
        return (
          <>
            {children(items)}
            <MoreButton {...query} />
          </>
        );
      }}
    </Loaded>
  );
}

type PagedRowsProps<Item> = Omit<PagedProps<Item>, "children"> & {
  row: (item: Item) => ReactNode;
  plain?: boolean;
  label?: string;
};

/** The same as rows. */
export function PagedRows<Item>({ row, plain = true, label, ...list }: PagedRowsProps<Item>) {
  return (
    <Paged {...list}>
      {(items) => (
        <Rows plain={plain} {...(label ? { label } : {})}>
          {items.map(row)}
        </Rows>
      )}
    </Paged>
  );
}
