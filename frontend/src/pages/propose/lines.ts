import { clockIn, momentIn } from "@/lib/zones";
import { linesOf } from "./draft";

const WHOLE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/;
const isMoment = (line: string) => /(Z|[+-]\d{2}:\d{2})$/.test(line);

/** A time as it is typed: what a clock in the zone shows. One that comes from a proposal is a moment. */
export const typedIn = (zone: string, line: string): string => (isMoment(line) ? clockIn(zone, line) : line);

/** A time whose day or hour is not there yet. */
export const isWhole = (line: string): boolean => isMoment(line) || WHOLE.test(line);

/** The times of a draft, as moments. */
export const momentsOf = (times: string, zone: string): string[] =>
  linesOf(times)
    .filter(isWhole)
    .map((line) => momentIn(zone, typedIn(zone, line)));

/** As many lines as there are to type in, also those that are still empty. */
export function toType(value: string, least: number): string[] {
  const lines = value.split("\n");
  return [...lines, ...Array<string>(Math.max(0, least - lines.length)).fill("")];
}

/** Whether two read the same, whatever their case and spaces. */
export function areAlike(lines: string[]): boolean {
  const seen = lines.map((line) => line.normalize("NFKC").split(/\s+/).join(" ").toLowerCase());
  return new Set(seen).size < lines.length;
}
