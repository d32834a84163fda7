import type { InvitationLook } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";

export const TOKEN = "invitation";

/** Who may know of the coalition, and until when the invitation can be used. */
export function WhoReads({ look }: { look: InvitationLook }) {
  const t = useT();
  return (
    <>
      {t(`coalition.${look.visibility}_means`)}{" "}
      <T id="coalition.join_until" values={{ day: <DateTime value={look.ends_on} /> }} />
    </>
  );
}
