import { useInfiniteQuery } from "@tanstack/react-query";
import { ActivityLine } from "@/features/activity/ActivityLine";
import { activityQuery } from "@/features/activity/queries";
import { dayText } from "@/lib/dates";
import { groupedBy } from "@/lib/groups";
import { useT } from "@/lib/i18n/react";
import { useParams } from "@/lib/router";
import { Page, Spread } from "@/ui/Page";
import { Paged } from "@/ui/PagedRows";
import { Rows } from "@/ui/Rows";

/** The record, day by day: every member reads the same. */
export function ActivityPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/activity");
  const query = useInfiniteQuery(activityQuery(coalition));
  return (
    <Page kind={t("activity.title")} lead={t("activity.lead")}>
      <Paged query={query} none={t("activity.nothing")}>
        {(rows) =>
          groupedBy(rows, ({ at }) => dayText(at)).map(([day, facts]) => (
            <Spread key={day} title={day}>
              <Rows plain label={day}>
                {facts.map((row) => (
                  <ActivityLine key={row.id} coalition={coalition} row={row} />
                ))}
              </Rows>
            </Spread>
          ))
        }
      </Paged>
    </Page>
  );
}
