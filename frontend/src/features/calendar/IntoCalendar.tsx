import { useT } from "@/lib/i18n/react";
import { LinkButton } from "@/ui/Button";

/** The days of one's own part as a file, for a calendar that one does not want to subscribe from. */
export function IntoCalendar({ commitment }: { commitment: string }) {
  const t = useT();
  return (
    <p>
      <LinkButton look="quiet" href={`/api/v1/commitments/${commitment}/calendar.ics`} download>
        {t("calendar.take")}
      </LinkButton>
    </p>
  );
}
