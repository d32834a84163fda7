import type { OfferKind, RequestOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Checkbox, Select, TextArea } from "@/ui/form/fields";
import { PersonOrFormer } from "@/ui/people";
import { isLent, Lent } from "./Lent";
import { useRequest } from "./mutations";
import { HELP, KIND_WORDS, LENT } from "./words";

/** An offer is a question to whoever asked: how would you like us to do this? */
export function OnRequestForm({ request, done }: { request: RequestOut; done: () => void }) {
  const t = useT();
  const { offer } = useRequest(request.id);
  return (
    <Form
      draft={`offer-on.${request.id}`}
      initial={{ text: "", kind: request.kind as string, until: "", no_strings: false, named: false }}
      readBy={
        <T id="offers.offer_read_by" values={{ who: <PersonOrFormer name={request.asked_by.name} /> }} />
      }
      submit={t("offers.offer")}
      check={({ text, kind, until, no_strings }) => ({
        text: isLent(kind) && text.trim() === "" && t("offers.offer_text_needed"),
        until: isLent(kind) && until === "" && t("offers.until_needed"),
        no_strings: isLent(kind) && !no_strings && t("offers.no_strings_needed"),
      })}
      send={({ text, kind, until, no_strings, named }, key) =>
        offer(
          {
            kind: kind as OfferKind,
            named,
            no_strings: isLent(kind) && no_strings,
            ...(text.trim() ? { text } : {}),
            ...(isLent(kind) ? { until } : {}),
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
            label={t("offers.offer_words")}
            hint={t("offers.offer_words_hint")}
            max={1000}
            short
            optional={!isLent(values.kind)}
          />
          <Select
            {...field("kind")}
            label={t("offers.offer_kind")}
            hint={t("offers.offer_kind_hint")}
            options={[...HELP, ...LENT].map((value) => ({ value, label: t(KIND_WORDS[value]) }))}
          />
          <Lent kind={values.kind} until={field("until")} noStrings={field("no_strings")} />
          {request.to_member === null && (
            <Checkbox
              {...field("named")}
              label={t("offers.may_name_me")}
              means={t("offers.may_name_me_means")}
            />
          )}
        </>
      )}
    </Form>
  );
}
