import { type ReactNode, useState } from "react";
import { useT } from "@/lib/i18n/react";
import { Button } from "@/ui/Button";
import { type MarkColour, Spread } from "@/ui/Page";
import { Rows } from "@/ui/Rows";

const SHOWN = 5;

type TodayListProps<Item> = {
  title: string;
  mark: MarkColour;
  items: Item[];
  /** `first` of the whole page has the one primary button. */
  row: (item: Item, first: boolean) => ReactNode;
  first: boolean;
  /** The way to all of its kind. */
  all?: ReactNode;
};

/** One of the three lists: five rows, and the rest by one press. */
export function TodayList<Item>({ title, mark, items, row, first, all: toAll }: TodayListProps<Item>) {
  const t = useT();
  const [all, setAll] = useState(false);
  const shown = all ? items : items.slice(0, SHOWN);
  const more = items.length - shown.length;
  return (
    <Spread title={title} mark={mark}>
      {items.length === 0 ? (
        <p className="muted">{t("today.none")}</p>
      ) : (
        <Rows label={title}>{shown.map((item, index) => row(item, first && index === 0))}</Rows>
      )}
      {more > 0 && (
        <p className="more">
          <Button look="quiet" onClick={() => setAll(true)}>
            {t("today.show_more", { count: more })}
          </Button>
        </p>
      )}
      {toAll && <p className="more">{toAll}</p>}
    </Spread>
  );
}
