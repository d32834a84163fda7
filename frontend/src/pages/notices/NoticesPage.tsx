import { useInfiniteQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import type { NoticePage } from "@/api/schema";
import { NoticeRow } from "@/features/notices/NoticeRow";
import { noticesQuery } from "@/features/notices/queries";
import { see, unseenQuery } from "@/features/notices/seen";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Page } from "@/ui/Page";
import { Paged } from "@/ui/PagedRows";
import { Empty, Rows } from "@/ui/Rows";

/** What is new for the reader. To open it is to have seen what it shows; the marks stay until the next visit. */
export function NoticesPage() {
  const t = useT();
  const query = useInfiniteQuery(noticesQuery);
  const [fresh] = useState(() => new Set<string>());
  return (
    <Page kind={t("notices.title")} lead={t("notices.lead")} single>
      <div className="stack-l">
        <Paged query={query}>
          {(items) => {
            for (const { id, seen } of items) if (!seen) fresh.add(id);
            return (
              <>
                {query.data?.pages.map((page) => (
                  <Seeing key={page.items[0]?.id} page={page} />
                ))}
                {items.length === 0 ? (
                  <Empty>{t("notices.none")}</Empty>
                ) : (
                  <Rows>
                    {items.map((notice) => (
                      <NoticeRow key={notice.id} notice={notice} isNew={fresh.has(notice.id)} />
                    ))}
                  </Rows>
                )}
              </>
            );
          }}
        </Paged>
        <p>
          <Link to="/you/notices">{t("notices.choices_title")}</Link>
        </p>
      </div>
    </Page>
  );
}

/** All of a part of the list is seen once it is shown, and nothing that came after it was read. */
function Seeing({ page: { items, read_at } }: { page: NoticePage }) {
  const client = useQueryClient();
  const [first, last] = items.some(({ seen }) => !seen) ? [items[0]?.id, items.at(-1)?.id] : [];
  useEffect(() => {
    if (!first || !last) return;
    const seen = see({ shown: { first, last, read_at } });
    // Not told: what was not noted as seen is new again at the next visit.
    seen.then(() => client.invalidateQueries({ queryKey: unseenQuery.queryKey })).catch(() => undefined);
  }, [first, last, read_at, client]);
  return null;
}
