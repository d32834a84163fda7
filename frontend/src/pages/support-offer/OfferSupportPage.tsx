import { useQuery } from "@tanstack/react-query";
import { othersQuery } from "@/features/actions/queries";
import { OfferForm } from "@/features/offers/OfferForm";
import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { Link, navigate, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";

/** Offer something that nobody asked for: as a question, or for whoever takes it up. */
export function OfferSupportPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/support/offer");
  const query = useQuery(othersQuery(coalition));
  const seat = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition);
  return (
    <Page
      kind={t("offers.offer_something")}
      lead={t("offers.offer_lead")}
      back={
        <Link className="back" to="/support">
          <Icon name="back" small />
          {t("offers.title")}
        </Link>
      }
      single
    >
      <Loaded query={query}>
        {(members) => (
          <OfferForm
            coalition={coalition}
            coalitionName={seat?.coalition ?? ""}
            members={members}
            done={({ id }) => navigate({ to: "/support/offers/$offer", params: { offer: id } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
