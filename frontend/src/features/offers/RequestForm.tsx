import { type ReactNode, useState } from "react";
import type { HelpKind, RequestOut } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { readDraft } from "@/lib/drafts";
import { T, useT } from "@/lib/i18n/react";
import { DateField } from "@/ui/form/DateField";
import { Form } from "@/ui/form/Form";
import { Select, TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { PersonName } from "@/ui/people";
import { useAskForSupport } from "./mutations";
import { HELP, KIND_WORDS } from "./words";

export type Member = { id: string; name: string };
type RequestFormProps = {
  coalition: string;
  coalitionName: string;
  members: Member[];
  done: (made: RequestOut) => void;
};

const LONGEST = 1000;

/** What would help: asked of the whole coalition, or of one member alone. */
export function RequestForm({ coalition, coalitionName, members, done }: RequestFormProps) {
  const t = useT();
  const ask = useAskForSupport(coalition);
  const draft = `support-ask.${coalition}`;
  const [to, setTo] = useState(() => readDraft<{ to: string }>(draft)?.to ?? "");
  return (
    <Form
      draft={draft}
      initial={{ text: "", kind: "", to: "", wanted_by: "" }}
      readBy={<ReadBy to={members.find(({ id }) => id === to)} coalition={<bdi>{coalitionName}</bdi>} />}
      submit={t("offers.ask")}
      check={({ text, kind }) => ({
        text: text.trim() === "" && t("offers.text_needed"),
        kind: kind === "" && t("offers.kind_needed"),
      })}
      send={({ text, kind, to, wanted_by }, key) =>
        ask({ text, kind: kind as HelpKind, ...(to ? { to } : {}), ...(wanted_by ? { wanted_by } : {}) }, key)
      }
      done={done}
    >
      {(field) => (
        <>
          <TextArea {...field("text")} label={t("offers.what_would_help")} max={LONGEST} />
          <RadioCards
            {...field("kind")}
            legend={t("offers.what_kind")}
            choices={HELP.map((value) => ({ value, label: t(KIND_WORDS[value]) }))}
          />
          <Select
            {...field("to")}
            onChange={(id: string) => {
              field("to").onChange(id);
              setTo(id);
            }}
            label={t("offers.from_whom")}
            hint={t("offers.from_whom_hint")}
            options={[
              { value: "", label: t("offers.everyone") },
              ...members.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
          <DateField {...field("wanted_by")} label={t("offers.by_when")} min={dayFromNow(0)} optional />
        </>
      )}
    </Form>
  );
}

export function ReadBy({ to, coalition }: { to: Member | undefined; coalition: ReactNode }) {
  if (to === undefined) return <T id="offers.read_by_all" values={{ coalition }} />;
  return <T id="offers.read_by_one" values={{ who: <PersonName name={to.name} /> }} />;
}
