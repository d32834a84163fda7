import { useState } from "react";
import type { OfferOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Button, Buttons } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { AnswerForm } from "./AnswerForm";
import { useOffer } from "./mutations";
import { OfferedBy } from "./Rows";
import { TakeUp } from "./TakeUp";
import { KIND_WORDS, OFFER_STATE } from "./words";

/** One offer: what it is and until when, how it stands, and what its reader can say. */
export function OneOffer({ offer }: { offer: OfferOut }) {
  const t = useT();
  const [open, setOpen] = useState(offer.state === "offered");
  const { text, until, how, state, abilities } = offer;
  return (
    <div className="sheet">
      <p className="by">
        <span>
          <OfferedBy offer={offer} />
        </span>
        <span>{t(KIND_WORDS[offer.kind])}</span>
        {until && (
          <span>
            <T id="offers.lent_until" values={{ day: <DateTime value={until} /> }} />
          </span>
        )}
      </p>
      <p className="words lead as-typed" dir="auto">
        {text || t("offers.can_help")}
      </p>
      {how && (
        <p className="words as-typed" dir="auto">
          <T id="offers.how_it_is" values={{ how: <bdi>{how}</bdi> }} />
        </p>
      )}
      <p className="small">{t(OFFER_STATE[state])}</p>
      <Own offer={offer} />
      {abilities.answer && !open && (
        <Buttons>
          <Button look="quiet" onClick={() => setOpen(true)}>
            {t("offers.let_it_be")}
          </Button>
        </Buttons>
      )}
      {abilities.answer && open && <AnswerForm offer={offer} done={() => setOpen(false)} />}
    </div>
  );
}

/** What its maker can take back, and what whoever it was for can say or take up. */
function Own({ offer }: { offer: OfferOut }) {
  const t = useT();
  const { withdraw, delivered } = useOffer(offer.id);
  const can = offer.abilities;
  if (!can.take_up && !can.withdraw && !can.say_delivered) return null;
  const others = (
    <>
      {can.say_delivered && <ActionButton press={delivered}>{t("offers.delivered")}</ActionButton>}
      {can.withdraw && (
        <ActionButton look="quiet" press={withdraw}>
          {t("offers.take_back")}
        </ActionButton>
      )}
    </>
  );
  return can.take_up ? <TakeUp offer={offer} others={others} /> : <Buttons>{others}</Buttons>;
}
