import { useQuery } from "@tanstack/react-query";
import type { ActionOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Select, TextArea } from "@/ui/form/fields";
import { Loaded } from "@/ui/Loaded";
import { useAction } from "./mutations";
import { othersQuery } from "./queries";

type CoOwnerFormProps = { action: ActionOut; done: () => void };

/** Ask one person to carry it too. Only the two of them see the question. */
export function InviteForm({ action, done }: CoOwnerFormProps) {
  const t = useT();
  const { invite } = useAction(action.id);
  const query = useQuery(othersQuery(action.coalition_id));
  const here = new Set(action.co_owners.map(({ membership_id }) => membership_id));
  return (
    <Loaded query={query}>
      {(members) => {
        const others = members.filter(({ id }) => !here.has(id));
        if (others.length === 0) return <p className="muted">{t("actions.nobody_to_ask")}</p>;
        return (
          <Form
            initial={{ membership_id: "" }}
            readBy={t("actions.invite_read_by")}
            submit={t("actions.ask_them")}
            check={({ membership_id }) => ({
              membership_id: membership_id === "" && t("actions.whom_needed"),
            })}
            send={({ membership_id }, key) => invite(membership_id, key)}
            done={done}
          >
            {(field) => (
              <Select
                {...field("membership_id")}
                label={t("actions.whom")}
                hint={t("actions.whom_hint")}
                options={[
                  { value: "", label: t("actions.choose_member") },
                  ...others.map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
          </Form>
        );
      }}
    </Loaded>
  );
}

/** Stop carrying it, in good order: a word about the thing helps whoever goes on. */
export function StepBackForm({ action, readBy, done }: CoOwnerFormProps & { readBy: string }) {
  const t = useT();
  const { stepBack } = useAction(action.id);
  return (
    <Form
      initial={{ note: "" }}
      readBy={<T id="actions.note_read_by" values={{ coalition: <bdi>{readBy}</bdi> }} />}
      submit={t("actions.step_back")}
      send={({ note }) => stepBack(note.trim() || undefined)}
      done={done}
    >
      {(field) => (
        <TextArea
          {...field("note")}
          label={t("actions.note")}
          hint={t("actions.note_hint")}
          max={1000}
          optional
        />
      )}
    </Form>
  );
}
