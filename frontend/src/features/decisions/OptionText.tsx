import type { OptionOut } from "@/api/schema";
import { readerZone } from "@/lib/dates";
import { T } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";

type OptionTextProps = { option: OptionOut; zone: string | null | undefined };

/** An option in its writer's words; a time where the coalition is, and by one's own clock where that differs. */
export function OptionText({ option: { text, time }, zone }: OptionTextProps) {
  if (!time) return <bdi className="words">{text}</bdi>;
  if (!zone || zone === readerZone()) return <DateTime value={time} />;
  return (
    <T
      id="decisions.time_and_yours"
      values={{ there: <DateTime value={time} zone={zone} />, here: <DateTime value={time} /> }}
    />
  );
}
