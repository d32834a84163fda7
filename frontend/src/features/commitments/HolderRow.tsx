import type { HolderOut, HoldingStatus } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { PersonName } from "@/ui/people";
import { Row } from "@/ui/Rows";

export const STATUS_WORDS: Record<HoldingStatus, MessageId> = {
  active: "commitments.status_active",
  paused: "commitments.status_paused",
  kept: "commitments.status_kept",
  released: "commitments.status_released",
};

const statusOf = ({ handed_over, status }: HolderOut): MessageId =>
  handed_over ? "carry.status_handed_over" : STATUS_WORDS[status];

/** One holder's own part. Someone who has left is not named. */
export function HolderRow({ holder }: { holder: HolderOut }) {
  const t = useT();
  return (
    <Row
      ours
      title={holder.name === null ? t("ui.former_member") : <PersonName name={holder.name} />}
      why={<T id={statusOf(holder)} values={{ day: <DateTime value={holder.by_when} /> }} />}
    >
      {holder.last_words && (
        <p className="words" dir="auto">
          {holder.last_words}
        </p>
      )}
    </Row>
  );
}
