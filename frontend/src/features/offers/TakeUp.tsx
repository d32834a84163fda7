import { type ReactNode, useState } from "react";
import type { OfferOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Button, Buttons } from "@/ui/Button";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { PersonOrFormer } from "@/ui/people";
import { useOffer } from "./mutations";

/** What is there for whoever takes it up is taken as it is, or differently. */
export function TakeUp({ offer, others }: { offer: OfferOut; others: ReactNode }) {
  const t = useT();
  const { takeUp } = useOffer(offer.id);
  const [differently, setDifferently] = useState(false);
  return (
    <>
      <Buttons>
        <ActionButton look="primary" press={() => takeUp()}>
          {t("offers.take_up")}
        </ActionButton>
        <Button aria-expanded={differently} onClick={() => setDifferently(!differently)}>
          {t("offers.differently")}
        </Button>
        {others}
      </Buttons>
      {differently && (
        <Form
          draft={`offer-answer.${offer.id}`}
          initial={{ how: "" }}
          readBy={
            <T
              id="offers.answer_read_by"
              values={{ who: <PersonOrFormer name={offer.from_member.name} /> }}
            />
          }
          submit={t("offers.send_answer")}
          check={({ how }) => ({ how: how.trim() === "" && t("offers.how_needed") })}
          send={({ how }) => takeUp(how)}
          done={() => setDifferently(false)}
        >
          {(field) => <TextArea {...field("how")} label={t("offers.how")} max={1000} short />}
        </Form>
      )}
    </>
  );
}
