import { Fragment } from "react";
import type { MemberName } from "@/api/schema";
import { localeForDates } from "@/lib/dates";
import { useLanguage } from "@/lib/i18n/react";
import { PersonOrFormer } from "@/ui/people";

/** Names joined as the reader's language does it, each kept apart from the sentence. */
export function Names({ people }: { people: MemberName[] }) {
  useLanguage();
  const joined = new Intl.ListFormat(localeForDates()).formatToParts(people.map((_, index) => `${index}`));
  return joined.map(({ type, value }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the same people are always joined in the same way
    <Fragment key={index}>
      {type === "element" ? <PersonOrFormer name={people[Number(value)]?.name ?? null} /> : value}
    </Fragment>
  ));
}
