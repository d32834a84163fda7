import { localeForDates } from "./dates";

/** "Amina, Noor and Ruth", as the reader's language joins names. */
export const namesText = (names: string[]): string => new Intl.ListFormat(localeForDates()).format(names);
