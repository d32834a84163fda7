import { T } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";

/** Says of what is shown that it is the last copy that this device has, and from when. */
export function SavedCopy({ at }: { at: string }) {
  return <T id="outbox.saved_copy" values={{ when: <DateTime value={at} /> }} />;
}
