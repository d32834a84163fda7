import type { RequestOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Checkbox, TextArea } from "@/ui/form/fields";
import { PersonOrFormer } from "@/ui/people";
import { useRequest } from "./mutations";

/** An offer is a question to whoever asked: how would you like us to do this? */
export function OnRequestForm({ request, done }: { request: RequestOut; done: () => void }) {
  const t = useT();
  const { offer } = useRequest(request.id);
  return (
    <Form
      draft={`offer-on.${request.id}`}
      initial={{ text: "", named: false }}
      readBy={
        <T id="offers.offer_read_by" values={{ who: <PersonOrFormer name={request.asked_by.name} /> }} />
      }
      submit={t("offers.offer")}
      send={({ text, named }, key) =>
        offer({ kind: request.kind, named, no_strings: false, ...(text.trim() ? { text } : {}) }, key)
      }
      done={done}
    >
      {(field) => (
        <>
          <TextArea
            {...field("text")}
            label={t("offers.offer_words")}
            hint={t("offers.offer_words_hint")}
            max={1000}
            short
            optional
          />
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
