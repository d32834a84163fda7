import type { UseQueryResult } from "@tanstack/react-query";
import type { CommitmentOut, MemberOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Select } from "@/ui/form/fields";
import { Loaded } from "@/ui/Loaded";

type AskOneProps = {
  others: UseQueryResult<MemberOut[]>;
  hint: string;
  readBy: string;
  send: (membership_id: string, key: string) => Promise<CommitmentOut>;
  done: () => void;
};

/** One question to one person; nothing changes before their yes. */
export function AskOne({ others, hint, readBy, send, done }: AskOneProps) {
  const t = useT();
  return (
    <Loaded query={others}>
      {(members) =>
        members.length === 0 ? (
          <p className="muted">{t("carry.nobody_to_ask")}</p>
        ) : (
          <Form
            initial={{ membership_id: "" }}
            readBy={readBy}
            submit={t("carry.ask")}
            check={({ membership_id }) => ({ membership_id: membership_id === "" && t("carry.whom_needed") })}
            send={({ membership_id }, key) => send(membership_id, key)}
            done={done}
          >
            {(field) => (
              <Select
                {...field("membership_id")}
                label={t("carry.whom")}
                hint={hint}
                options={[
                  { value: "", label: t("carry.choose_member") },
                  ...members.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
          </Form>
        )
      }
    </Loaded>
  );
}
