import type { ChoicesOut, Way } from "@/api/schema";
import { weekdayNames } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { listText, namesText } from "@/lib/lists";
import type { Wish } from "./choosing";
import { KIND_NAMES, KINDS } from "./words";

/** What will happen, in sentences, by what is chosen in the form now. */
export function Preview({ wish, read }: { wish: Wish; read: ChoicesOut }) {
  const t = useT();
  const kinds = (way: Way) =>
    listText(
      KIND_NAMES.filter((kind) => wish.ways[kind] === way).map((kind) =>
        t("notices.quoted", { kind: t(KINDS[kind]) }),
      ),
    );
  const days = listText(wish.digest_days.map((day) => weekdayNames()[day] ?? ""));
  const named = (wanted: (id: string) => boolean) =>
    namesText(
      read.places.filter(({ coalition_id }) => wanted(coalition_id)).map(({ coalition }) => coalition),
    );
  const muted = named((id) => wish.places[id]?.muted ?? false);
  const otherwise = named(
    (id) => !wish.places[id]?.muted && Object.keys(wish.places[id]?.ways ?? {}).length > 0,
  );
  const lines = [
    kinds("at_once") && t("notices.will_at_once", { kinds: kinds("at_once") }),
    kinds("digest") &&
      days &&
      t("notices.will_digest", { kinds: kinds("digest"), days, time: wish.digest_at }),
    kinds("here") && t("notices.will_here", { kinds: kinds("here") }),
    wish.quiet_on
      ? t("notices.will_quiet", { since: wish.quiet_since, until: wish.quiet_until })
      : t("notices.will_not_quiet"),
    otherwise && t("notices.will_otherwise", { coalitions: otherwise }),
    muted && t("notices.will_mute", { coalitions: muted }),
    t("notices.zone_named", { zone: read.zone.replaceAll("_", " ") }),
  ];
  return (
    <section className="stack">
      <h2>{t("notices.preview")}</h2>
      <ul>
        {lines.filter(Boolean).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
