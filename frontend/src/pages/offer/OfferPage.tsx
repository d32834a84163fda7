import { useQuery } from "@tanstack/react-query";
import type { OfferOut } from "@/api/schema";
import { OneOffer } from "@/features/offers/OneOffer";
import { offerQuery } from "@/features/offers/queries";
import { useAsMember } from "@/features/people/queries";
import { NoteMenu } from "@/features/safety/NoteMenu";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { PersonOrFormer } from "@/ui/people";
import { Seen } from "@/ui/Seen";

/** An offer that answers no request: a question to one person, also on a check-in, or there for whoever takes it up. */
export function OfferPage() {
  const t = useT();
  const { offer } = useParams("/support/offers/$offer");
  const query = useQuery(offerQuery(offer));
  return (
    <Page
      kind={t("offers.offer_title")}
      back={
        <Link className="back" to="/support">
          <Icon name="back" small />
          {t("offers.title")}
        </Link>
      }
      single
    >
      <Loaded query={query}>{(found) => <Offer key={found.state} offer={found} />}</Loaded>
    </Page>
  );
}

function Offer({ offer }: { offer: OfferOut }) {
  const t = useT();
  const member = useAsMember(offer.coalition_id);
  const { id, name } = offer.from_member;
  const two = offer.to_member && {
    who: <PersonOrFormer name={name} />,
    other: <PersonOrFormer name={offer.to_member.name} />,
  };
  return (
    <div className="stack-l">
      <OneOffer offer={offer} />
      {offer.commitment_id && (
        <p>
          {t("offers.from_check_in")} ·{" "}
          <Link to="/commitments/$commitment" params={{ commitment: offer.commitment_id }}>
            <bdi>{offer.about}</bdi>
          </Link>
        </p>
      )}
      {offer.action_id && (
        <p>
          <Link
            to="/c/$coalition/actions/$action"
            params={{ coalition: offer.coalition_id, action: offer.action_id }}
          >
            {t("offers.to_join")}
          </Link>
        </p>
      )}
      {member && !offer.is_mine && <NoteMenu thing={{ kind: "offer", id: offer.id }} by={{ id, name }} />}
      <Seen>
        {two ? (
          <T id="offers.seen_by_two" values={two} />
        ) : (
          <T id="offers.read_by_all" values={{ coalition: <bdi>{offer.coalition}</bdi> }} />
        )}
      </Seen>
    </div>
  );
}
