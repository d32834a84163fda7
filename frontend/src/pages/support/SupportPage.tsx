import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { type Box, offersQuery, requestsQuery } from "@/features/offers/queries";
import { OfferRow, RequestRow } from "@/features/offers/Rows";
import { useMe } from "@/features/people/queries";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Page, Spread } from "@/ui/Page";
import { PagedRows } from "@/ui/PagedRows";

/** What one is asked and offered, in all coalitions. */
export function SupportPage() {
  const t = useT();
  const everyone = useSeats().length > 0;
  return (
    <Support>
      <Spread title={t("offers.asked_of_me")} mark="support">
        <Requests box="to_me" none="offers.none_asked" />
      </Spread>
      <Spread title={t("offers.offered_to_me")}>
        <Offers box="to_me" none="offers.none_offered" />
      </Spread>
      {everyone && (
        <Spread title={t("offers.asked_of_all")}>
          <Requests box="to_all" none="offers.none_asked_all" />
        </Spread>
      )}
    </Support>
  );
}

/** What one asked and offered oneself. */
export function MySupportPage() {
  const t = useT();
  return (
    <Support>
      <Spread title={t("offers.my_asks")} mark="support">
        <Requests box="mine" none="offers.none_mine" />
      </Spread>
      <Spread title={t("offers.my_offers")}>
        <Offers box="mine" none="offers.none_my_offers" />
      </Spread>
    </Support>
  );
}

/** What is there for whoever takes it up. */
export function OpenOffersPage() {
  const t = useT();
  return (
    <Support>
      <Spread title={t("offers.open_to_all")} mark="support">
        <Offers box="to_all" none="offers.none_open" />
      </Spread>
    </Support>
  );
}

const TABS = [
  { to: "/support", id: "offers.tab_asked" },
  { to: "/support/mine", id: "offers.tab_mine" },
  { to: "/support/offers", id: "offers.tab_open" },
] as const;
const OF_ONES_OWN = TABS.filter(({ to }) => to !== "/support/offers");

function Support({ children }: { children: ReactNode }) {
  const t = useT();
  const tabs = useSeats().length > 0 ? TABS : OF_ONES_OWN;
  return (
    <Page kind={t("offers.title")} lead={t("offers.lead")}>
      <ul className="tabs">
        {tabs.map(({ to, id }) => (
          <li key={to}>
            <Link to={to} here="exact">
              {t(id)}
            </Link>
          </li>
        ))}
      </ul>
      {children}
      <Begin />
    </Page>
  );
}

/** Where one is a member: what everyone is asked and offered is read there alone. */
function useSeats() {
  return (useMe()?.seats ?? []).filter(({ standing }) => standing === "member");
}

/** To ask and to offer, in each coalition that one is a member of. */
function Begin() {
  const t = useT();
  const seats = useSeats();
  if (seats.length === 0) return null;
  return (
    <Spread title={t("offers.begin")}>
      {seats.map(({ coalition_id, coalition }, index) => (
        <div className="stack" key={coalition_id}>
          {seats.length > 1 && (
            <h3>
              <bdi>{coalition}</bdi>
            </h3>
          )}
          <div className="btns">
            <Link
              className={buttonClass(index === 0 ? "primary" : "plain")}
              to="/c/$coalition/support/ask"
              params={{ coalition: coalition_id }}
            >
              {t("offers.ask_for")}
            </Link>
            <Link
              className={buttonClass("plain")}
              to="/c/$coalition/support/offer"
              params={{ coalition: coalition_id }}
            >
              {t("offers.offer_something")}
            </Link>
            <Link
              className={buttonClass("quiet")}
              to="/c/$coalition/followers"
              params={{ coalition: coalition_id }}
            >
              {t("support.ask_a_leader")}
            </Link>
          </div>
        </div>
      ))}
    </Spread>
  );
}

type ListProps = { box: Box; none: MessageId };

function Requests({ box, none }: ListProps) {
  const t = useT();
  const query = useInfiniteQuery(requestsQuery(box));
  return (
    <PagedRows
      query={query}
      none={t(none)}
      row={(request) => <RequestRow key={request.id} request={request} />}
    />
  );
}

function Offers({ box, none }: ListProps) {
  const t = useT();
  const query = useInfiniteQuery(offersQuery(box));
  return (
    <PagedRows query={query} none={t(none)} row={(offer) => <OfferRow key={offer.id} offer={offer} />} />
  );
}
