import { useInfiniteQuery } from "@tanstack/react-query";
import { ConsentRow } from "@/features/consents/ConsentRow";
import { type Box, boxQuery } from "@/features/consents/queries";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Page, Spread } from "@/ui/Page";
import { PagedRows } from "@/ui/PagedRows";

/** Questions that one person answers: those put to me, and those I put. Nobody else sees that they exist. */
export function RequestsPage() {
  const t = useT();
  return (
    <Page kind={t("consents.list_title")} lead={t("consents.list_lead")}>
      <Spread title={t("consents.asked_of_me")} mark="support">
        <List box="to_me" none="consents.none_of_me" />
      </Spread>
      <Spread title={t("consents.asked_by_me")} mark="support">
        <List box="from_me" none="consents.none_by_me" />
      </Spread>
    </Page>
  );
}

function List({ box, none }: { box: Box; none: MessageId }) {
  const t = useT();
  const query = useInfiniteQuery(boxQuery(box));
  return (
    <PagedRows
      query={query}
      none={t(none)}
      row={(consent) => <ConsentRow key={consent.id} consent={consent} />}
    />
  );
}
