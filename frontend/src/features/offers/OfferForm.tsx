import { useState } from "react";
import type { OfferKind, OfferOut } from "@/api/schema";
import { readDraft } from "@/lib/drafts";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Select, TextArea } from "@/ui/form/fields";
import { isLent, Lent } from "./Lent";
import { useOfferToAll } from "./mutations";
import { type Member, ReadBy } from "./RequestForm";
import { HELP, KIND_WORDS, LENT } from "./words";

type OfferFormProps = {
  coalition: string;
  coalitionName: string;
  members: Member[];
  done: (made: OfferOut) => void;
};
const NOTHING = { text: "", kind: "", to: "", until: "", no_strings: false };
const LONGEST = 1000;

/** Offer something: help, or what one's place gives one, which is lent until a day and with no strings. */
export function OfferForm({ coalition, coalitionName, members, done }: OfferFormProps) {
  const t = useT();
  const offer = useOfferToAll(coalition);
  const draft = `support-offer.${coalition}`;
  const [to, setTo] = useState(() => readDraft<{ to: string }>(draft)?.to ?? "");
  return (
    <Form
      draft={draft}
      initial={NOTHING}
      readBy={<ReadBy to={members.find(({ id }) => id === to)} coalition={<bdi>{coalitionName}</bdi>} />}
      submit={t("offers.offer")}
      check={({ text, kind, until, no_strings }) => ({
        text: text.trim() === "" && t("offers.offer_text_needed"),
        kind: kind === "" && t("offers.kind_needed"),
        until: isLent(kind) && until === "" && t("offers.until_needed"),
        no_strings: isLent(kind) && !no_strings && t("offers.no_strings_needed"),
      })}
      send={({ text, kind, to, until, no_strings }, key) =>
        offer(
          {
            text,
            kind: kind as OfferKind,
            no_strings,
            named: false,
            ...(to ? { to } : {}),
            ...(until ? { until } : {}),
          },
          key,
        )
      }
      done={done}
    >
      {(field, { values }) => (
        <>
          <TextArea
            {...field("text")}
            label={t("offers.what_i_offer")}
            hint={t("offers.what_i_offer_hint")}
            max={LONGEST}
          />
          <Select
            {...field("kind")}
            label={t("offers.offer_kind")}
            hint={t("offers.offer_kind_hint")}
            options={[
              { value: "", label: t("offers.choose_kind") },
              ...[...HELP, ...LENT].map((value) => ({ value, label: t(KIND_WORDS[value]) })),
            ]}
          />
          <Lent kind={values.kind} until={field("until")} noStrings={field("no_strings")} always />
          <Select
            {...field("to")}
            onChange={(id: string) => {
              field("to").onChange(id);
              setTo(id);
            }}
            label={t("offers.to_whom")}
            hint={t("offers.to_whom_hint")}
            options={[
              { value: "", label: t("offers.everyone") },
              ...members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        </>
      )}
    </Form>
  );
}
