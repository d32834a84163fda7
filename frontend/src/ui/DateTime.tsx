import { dayText, isDateOnly, momentText } from "@/lib/dates";
import { useLanguage } from "@/lib/i18n/react";

/** A day ("2026-11-27") or a moment, in the reader's language and zone. Pass `zone` to show another, named. */
export function DateTime({
  value,
  zone,
  dayOnly = false,
}: {
  value: string;
  zone?: string;
  dayOnly?: boolean;
}) {
  useLanguage();
  const text = dayOnly || isDateOnly(value) ? dayText(value, zone) : momentText(value, zone);
  return <time dateTime={value}>{text}</time>;
}
