import type { CommitmentOut, PromiseRow } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Select } from "@/ui/form/fields";
import { useOwnPart } from "./mutations";

type OfferFormProps = { commitment: CommitmentOut; mine: PromiseRow[]; done: () => void };

/** Offering to walk along, as a question to a holder; as a pair, with a commitment of one's own in turn. */
export function OfferForm({ commitment, mine, done }: OfferFormProps) {
  const t = useT();
  const { offerCompanion } = useOwnPart(commitment.id);
  const walked = new Set(commitment.companions.filter(({ is_me }) => is_me).map(({ with_id }) => with_id));
  const holders = commitment.holders.filter(
    ({ is_me, status, membership_id }) =>
      !is_me && !walked.has(membership_id) && (status === "active" || status === "paused"),
  );
  const own = mine.filter(
    ({ coalition_id, id }) => coalition_id === commitment.coalition_id && id !== commitment.id,
  );
  return (
    <Form
      initial={{ membership_id: holders[0]?.membership_id ?? "", pair: "" }}
      readBy={t("carry.between_two")}
      submit={t("carry.ask")}
      send={({ membership_id, pair }, key) =>
        offerCompanion({ membership_id, ...(pair ? { pair } : {}) }, key)
      }
      done={done}
    >
      {(field) => (
        <>
          <Select
            {...field("membership_id")}
            label={t("carry.with_part_of")}
            hint={t("carry.offer_hint")}
            options={holders.map(({ membership_id, name }) => ({
              value: membership_id,
              label: name ?? t("ui.former_member"),
            }))}
          />
          {own.length > 0 && (
            <Select
              {...field("pair")}
              label={t("carry.pair")}
              options={[
                { value: "", label: t("carry.pair_none") },
                ...own.map(({ id, sentence }) => ({ value: id, label: sentence })),
              ]}
            />
          )}
        </>
      )}
    </Form>
  );
}
