import { language } from "./i18n/i18n";

/** The zone of the one who reads. */
export const readerZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;

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
  return new Intl.DateTimeFormat(localeForDates(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    ...(sameYear ? {} : { year: "numeric" }),
    timeZone,
  }).format(date);
}

export function momentText(value: string, zone = readerZone()): string {
  const shown = new Intl.DateTimeFormat(localeForDates(), {
    weekday: "long",
    day: "numeric",
    month: "long",
    hour: "2-digit",
    minute: "2-digit",
    timeZone: zone,
    ...(zone === readerZone() ? {} : { timeZoneName: "short" as const }),
  });
  return shown.format(new Date(value));
}

/** Today and the days after it, as the reader's calendar has them. */
export function dayFromNow(days: number, now = new Date()): string {
  const then = new Date(now.getFullYear(), now.getMonth(), now.getDate() + days, 12);
  return `${then.getFullYear()}-${`${then.getMonth() + 1}`.padStart(2, "0")}-${`${then.getDate()}`.padStart(2, "0")}`;
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

/** The name of a weekday, Monday being 0. */
export function dayOfWeek(weekday: number): string {
  const day = new Date(Date.UTC(2024, 0, 1 + weekday));
  return new Intl.DateTimeFormat(localeForDates(), { weekday: "long", timeZone: "UTC" }).format(day);
}

/** The weekdays by name, Monday first. */
export const weekdayNames = (): string[] => Array.from({ length: 7 }, (_, day) => dayOfWeek(day));
