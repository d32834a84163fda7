import { T } from "@/lib/i18n/react";
import { useCopyOf } from "@/lib/own/shown";
import { DateTime } from "@/ui/DateTime";

/** Says of what is shown that it is the last copy that this device has, and from when. */
export function SavedCopy({ path }: { path: string }) {
  const at = useCopyOf(path);
  if (at === null) return null;
  return (
    <p className="meta">
      <T id="outbox.saved_copy" values={{ when: <DateTime value={at} /> }} />
    </p>
  );
}
