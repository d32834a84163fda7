import { localeForDates } from "./dates";

/** "Amina, Noor and Ruth", as the reader's language joins names; each keeps its own direction. */
export const namesText = (names: string[]): string =>
  new Intl.ListFormat(localeForDates()).format(names.map((name) => `\u2068${name}\u2069`));

/** The same, of our own words. */
export const listText = (words: string[]): string => new Intl.ListFormat(localeForDates()).format(words);
