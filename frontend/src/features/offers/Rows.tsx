import type { ReactNode } from "react";
import type { OfferOut, RequestOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { PersonOrFormer } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { ENDING_WORDS, firstLine, KIND_WORDS, REQUEST_STATE, stateOf } from "./words";

export function RequestRow({ request }: { request: RequestOut }) {
  const t = useT();
  const { kind, text } = request;
  return (
    <Row
      title={
        <Link to="/support/requests/$request" params={{ request: request.id }}>
          {firstLine(text)}
        </Link>
      }
      why={
        <>
          {t(KIND_WORDS[kind])} · <Whose request={request} /> · <Standing request={request} />
        </>
      }
    />
  );
}

/** Who asks whom. */
export function Whose({ request }: { request: RequestOut }) {
  const { asked_by, to_member, is_mine, coalition, commitment_id } = request;
  const of = <bdi>{coalition}</bdi>;
  if (to_member === null) {
    // Asked in a check-in, it is asked of its readers, who need not be the whole coalition.
    if (is_mine)
      return <T id={commitment_id ? "offers.i_ask_in" : "offers.i_ask_all"} values={{ coalition: of }} />;
    return (
      <T
        id={commitment_id ? "offers.asks_in" : "offers.asks_all"}
        values={{ who: <PersonOrFormer name={asked_by.name} />, coalition: of }}
      />
    );
  }
  if (is_mine) return <T id="offers.i_ask_one" values={{ who: <PersonOrFormer name={to_member.name} /> }} />;
  return <T id="offers.asks_me" values={{ who: <PersonOrFormer name={asked_by.name} />, coalition: of }} />;
}

/** How it stands. Wanted by no day, it is open until one: then it closes, and nobody is late. */
export function Standing({ request: { state, ending, wanted_by, last_day } }: { request: RequestOut }) {
  const t = useT();
  if (ending) return t(ENDING_WORDS[ending] ?? REQUEST_STATE[state]);
  const waits = state === "open" || state === "offered";
  if (!waits && (wanted_by === null || state !== "accepted")) return t(REQUEST_STATE[state]);
  const until = <DateTime value={wanted_by ?? last_day} />;
  return (
    <>
      {(state !== "open" || wanted_by) && <>{t(REQUEST_STATE[state])} </>}
      <T id={wanted_by ? "offers.wanted_until" : "offers.open_until"} values={{ day: until }} />
    </>
  );
}

export function OfferRow({ offer }: { offer: OfferOut }) {
  const t = useT();
  return (
    <Row
      title={
        <OfferLink offer={offer}>
          <OfferTitle offer={offer} />
        </OfferLink>
      }
      why={
        <>
          {t(KIND_WORDS[offer.kind])} · <OfferedBy offer={offer} /> · {t(stateOf(offer))}
        </>
      }
    />
  );
}

/** "I can help" has no words of its own: what it answers tells which one it is. */
function OfferTitle({ offer: { text, about } }: { offer: OfferOut }) {
  const t = useT();
  if (text || about === null) return firstLine(text) || t("offers.can_help");
  return (
    <>
      {t("offers.can_help")} · <bdi>{firstLine(about)}</bdi>
    </>
  );
}

type OfferLinkProps = { offer: OfferOut; children: ReactNode };

/** What answers a request is read with it. */
export function OfferLink({ offer, children }: OfferLinkProps) {
  if (offer.request_id === null) {
    return (
      <Link to="/support/offers/$offer" params={{ offer: offer.id }}>
        {children}
      </Link>
    );
  }
  return (
    <Link to="/support/requests/$request" params={{ request: offer.request_id }}>
      {children}
    </Link>
  );
}

/** Who offers whom. */
export function OfferedBy({ offer }: { offer: OfferOut }) {
  const { from_member, to_member, is_mine, coalition } = offer;
  const of = <bdi>{coalition}</bdi>;
  if (!is_mine) {
    const who = <PersonOrFormer name={from_member.name} />;
    return <T id="offers.offered_by" values={{ who, coalition: of }} />;
  }
  if (to_member === null) return <T id="offers.i_offer_all" values={{ coalition: of }} />;
  return <T id="offers.i_offer_one" values={{ who: <PersonOrFormer name={to_member.name} /> }} />;
}
