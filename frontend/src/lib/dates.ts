import { language } from "./i18n/i18n";

let zoneOfDevice: string | undefined;

// Who comes back to the page may have travelled.
document.addEventListener("visibilitychange", () => {
  zoneOfDevice = undefined;
});

/** The zone of the one who reads. */
export function readerZone(): string {
  zoneOfDevice ??= Intl.DateTimeFormat().resolvedOptions().timeZone;
  return zoneOfDevice;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** A format is costly to make, and a page with many dates uses few of them. */
function formatted(date: Date, options: Intl.DateTimeFormatOptions): string {
  const locale = localeForDates();
  const key = JSON.stringify([locale, options]);
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  formats.set(key, format);
  return format.format(date);
}

/** The reader's region for numbers and dates, in the language that is shown. */
export function localeForDates(): string {
  const shown = language();
  return navigator.languages?.find((tag) => tag.startsWith(`${shown}-`)) ?? shown;
}

/** A date without a time ("2026-11-27") as that day, never shifted by a zone. */
const atNoon = (date: string): Date => new Date(`${date}T12:00:00Z`);

export const isDateOnly = (value: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(value);

export function dayText(value: string, zone = readerZone()): string {
  const date = isDateOnly(value) ? atNoon(value) : new Date(value);
  const timeZone = isDateOnly(value) ? "UTC" : zone;
  const sameYear = date.getUTCFullYear() === new Date().getUTCFullYear();
  return formatted(date, {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone,
  });
}

export function momentText(value: string, zone = readerZone()): string {
  return formatted(new Date(value), {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "numeric",
    minute: "2-digit",
    timeZone: zone,
    ...(zone === readerZone() ? {} : { timeZoneName: "short" }),
  });
}

/** Today and the days after it, as the reader's calendar has them. */
export function dayFromNow(days: number, now = new Date()): string {
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
  return `${then.getFullYear()}-${`${then.getMonth() + 1}`.padStart(2, "0")}-${`${then.getDate()}`.padStart(2, "0")}`;
}

/** So many days after a day ("2026-11-27"). */
export function dayAfter(day: string, days: number): string {
  const then = atNoon(day);
  then.setUTCDate(then.getUTCDate() + days);
  return then.toISOString().slice(0, 10);
}

/** How many days it is to the n-th day from Monday to Friday after today. */
export function daysToWorkingDay(number: number, now = new Date()): number {
  let days = 0;
  for (let left = number; left > 0; ) {
    days += 1;
    if (((now.getDay() + days) % 7) % 6 !== 0) left -= 1;
  }
  return days;
}

/** The next Friday that is at least `days` away. */
export function fridayFromNow(days: number, now = new Date()): string {
  const start = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
  return dayFromNow(days + ((5 - start.getDay() + 7) % 7), now);
}

/** Which weekday a day ("2026-11-27") is, Monday being 0. */
export const weekdayOf = (day: string): number => (atNoon(day).getUTCDay() + 6) % 7;

/** The name of a weekday, Monday being 0. */
export function dayOfWeek(weekday: number): string {
  const day = new Date(Date.UTC(2024, 0, 1 + weekday));
  return formatted(day, { weekday: "long", timeZone: "UTC" });
}

/** The weekdays by name, Monday first. */
export const weekdayNames = (): string[] => Array.from({ length: 7 }, (_, day) => dayOfWeek(day));
