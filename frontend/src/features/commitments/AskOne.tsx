import type { UseQueryResult } from "@tanstack/react-query";
import type { BoardRow, CommitmentOut, MemberOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Select } from "@/ui/form/fields";
import { Loaded } from "@/ui/Loaded";

type AskOneProps = {
  others: UseQueryResult<MemberOut[]>;
  hint: string;
  readBy: string;
  /** What the one who is asked holds, where the two can walk along with each other's. */
  theirs?: (membership_id: string) => BoardRow[];
  /** With `pair` it is one question about two parts: one's own, and this one of theirs. */
  send: (membership_id: string, key: string, pair?: string) => Promise<CommitmentOut>;
  done: () => void;
};

const NOTHING: BoardRow[] = [];

/** One question to one person; nothing changes before their yes. */
export function AskOne({ others, hint, readBy, theirs = () => NOTHING, send, done }: AskOneProps) {
  const t = useT();
  return (
    <Loaded query={others}>
      {(members) =>
        members.length === 0 ? (
          <p className="muted">{t("carry.nobody_to_ask")}</p>
        ) : (
          <Form
            initial={{ membership_id: "", pair: "" }}
            readBy={readBy}
            submit={t("carry.ask")}
            check={({ membership_id }) => ({ membership_id: membership_id === "" && t("carry.whom_needed") })}
            send={({ membership_id, pair }, key) =>
              send(membership_id, key, theirs(membership_id).find(({ id }) => id === pair)?.id)
            }
            done={done}
          >
            {(field, { values }) => (
              <>
                <Select
                  {...field("membership_id")}
                  label={t("carry.whom")}
                  hint={hint}
                  options={[
                    { value: "", label: t("carry.choose_member") },
                    ...members.map(({ id, name }) => ({ value: id, label: name })),
                  ]}
                />
                {theirs(values.membership_id).length > 0 && (
                  <Select
                    {...field("pair")}
                    label={t("carry.pair_theirs")}
                    options={[
                      { value: "", label: t("carry.pair_mine_only") },
                      ...theirs(values.membership_id).map(({ id, sentence }) => ({
                        value: id,
                        label: sentence,
                      })),
                    ]}
                  />
                )}
              </>
            )}
          </Form>
        )
      }
    </Loaded>
  );
}
