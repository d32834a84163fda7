import { Fragment } from "react";
import type { AskOut } from "@/api/schema";
import { localeForDates } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import { PersonName } from "@/ui/people";

/** In whose name an ask is, where it is not the writer's own. */
export function WhoseName({ ask: { in_name, with_people } }: { ask: AskOut }) {
  const t = useT();
  if (in_name === "ours") return t("support.said_ours");
  if (in_name === "on_behalf" && with_people.length > 0)
    return <T id="support.said_behalf" values={{ names: <Joined names={with_people} /> }} />;
  return null;
}

function Joined({ names }: { names: string[] }) {
  const pieces = new Intl.ListFormat(localeForDates()).formatToParts(names);
  return (
    <>
      {pieces.map(({ type, value }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same names are always joined in the same way
        <Fragment key={index}>{type === "element" ? <PersonName name={value} /> : value}</Fragment>
      ))}
    </>
  );
}
