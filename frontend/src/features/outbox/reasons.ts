import type { t as Translate } from "@/lib/i18n/i18n";
import type { MessageId } from "@/lib/i18n/ids";
import type { Waiting } from "@/lib/own/sending";

const OURS: Record<string, MessageId> = {
  signed_out: "outbox.reason_signed_out",
  not_found: "outbox.reason_not_here",
  not_permitted: "outbox.reason_not_here",
  may_be_there: "outbox.reason_may_be_there",
  idempotency_key_reused: "outbox.reason_changed",
};

/** Why it was handed back: the server's own sentence, where it has one that says it to a person. */
export function reasonText({ code, detail }: NonNullable<Waiting["refused"]>, t: typeof Translate): string {
  const ours = OURS[code];
  return ours ? t(ours) : detail || t("ui.broke");
}
