import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { RequestOut } from "@/api/schema";
import { useRequest } from "@/features/offers/mutations";
import { OneOffer } from "@/features/offers/OneOffer";
import { OnRequestForm } from "@/features/offers/OnRequestForm";
import { requestQuery } from "@/features/offers/queries";
import { Standing, Whose } from "@/features/offers/Rows";
import { KIND_WORDS } from "@/features/offers/words";
import { useAsMember } from "@/features/people/queries";
import { Folded } from "@/features/safety/Folded";
import { NoteMenu } from "@/features/safety/NoteMenu";
import { T, useT } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";
import { Link, useParams } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { Button, Buttons } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { PersonOrFormer } from "@/ui/people";
import { Seen } from "@/ui/Seen";

/** One request: what would help, how it stands, and the offers that are the reader's own to see. */
export function RequestPage() {
  const t = useT();
  const { request } = useParams("/support/requests/$request");
  const query = useQuery(requestQuery(request));
  const found = query.data;
  return (
    <Page
      kind={t("offers.request_title")}
      kicker={found && t(KIND_WORDS[found.kind])}
      back={
        <Link className="back" to="/support">
          <Icon name="back" small />
          {t("offers.title")}
        </Link>
      }
    >
      <Loaded query={query}>{(shown) => <Request request={shown} />}</Loaded>
    </Page>
  );
}

function Request({ request }: { request: RequestOut }) {
  const t = useT();
  const { offers, is_mine } = request;
  return (
    <>
      <Spread title={t("offers.what")} mark="support">
        <Words request={request} />
        <Menu request={request} />
        <Seen>
          <Readers request={request} />
        </Seen>
      </Spread>
      <Spread title={t("offers.how_it_stands")}>
        <p>
          <Standing request={request} />
        </p>
        {request.helped_by.length > 0 && (
          <p className="small">{t("offers.helped_by", { names: namesText(request.helped_by) })}</p>
        )}
        <Own request={request} />
      </Spread>
      {offers.length > 0 && (
        <Spread title={is_mine ? t("offers.offers_to_you") : t("offers.your_offer")}>
          {offers.map((offer) => (
            <OneOffer key={`${offer.id}-${offer.state}`} offer={offer} />
          ))}
        </Spread>
      )}
    </>
  );
}

function Words({ request }: { request: RequestOut }) {
  const { coalition_id, asked_by, commitment_id } = request;
  const t = useT();
  return (
    <div className="sheet">
      <p className="by">
        <span>
          <Whose request={request} />
        </span>
        <span>
          <DateTime value={request.asked_at} dayOnly />
        </span>
        {commitment_id && (
          <Link to="/commitments/$commitment" params={{ commitment: commitment_id }}>
            {t("offers.from_check_in")}
          </Link>
        )}
      </p>
      <Folded coalition={useAsMember(coalition_id)} id={request.id} by={asked_by.id}>
        <p className="words lead as-typed" dir="auto">
          {request.text}
        </p>
      </Folded>
    </div>
  );
}

function Readers({ request: { to_member, asked_by, commitment_id, coalition } }: { request: RequestOut }) {
  const t = useT();
  if (to_member) {
    const values = {
      who: <PersonOrFormer name={asked_by.name} />,
      other: <PersonOrFormer name={to_member.name} />,
    };
    return <T id="offers.seen_by_two" values={values} />;
  }
  if (commitment_id) return t("offers.seen_by_check_in");
  return <T id="offers.read_by_all" values={{ coalition: <bdi>{coalition}</bdi> }} />;
}

/** Members mute and report one another's words. */
function Menu({ request }: { request: RequestOut }) {
  const member = useAsMember(request.coalition_id);
  const { id, name } = request.asked_by;
  if (!member || request.is_mine) return null;
  return <NoteMenu thing={{ kind: "support_request", id: request.id }} by={{ id, name }} />;
}

/** Offer, say "not now", say that it arrived, or that it is needed no longer. */
function Own({ request }: { request: RequestOut }) {
  const t = useT();
  const [offering, setOffering] = useState(false);
  const { notNow, delivered, close } = useRequest(request.id);
  const can = request.abilities;
  return (
    <>
      <Buttons>
        {can.offer && (
          <Button
            look={offering ? "plain" : "primary"}
            aria-expanded={offering}
            onClick={() => setOffering(!offering)}
          >
            {t("offers.offer_here")}
          </Button>
        )}
        {can.say_not_now && <ActionButton press={notNow}>{t("offers.not_now")}</ActionButton>}
        {can.say_delivered && (
          <ActionButton look="primary" press={delivered} said={t("offers.request_delivered")}>
            {t("offers.delivered")}
          </ActionButton>
        )}
        {can.close && (
          <ActionButton look="quiet" press={close} said={t("offers.ending_by_asker")}>
            {t("offers.close")}
          </ActionButton>
        )}
      </Buttons>
      {can.offer && offering && <OnRequestForm request={request} done={() => setOffering(false)} />}
    </>
  );
}
