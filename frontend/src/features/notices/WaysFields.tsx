import type { Way } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Select } from "@/ui/form/fields";
import { KIND_NAMES, KINDS, type Kind, WAY_NAMES, WAYS } from "./words";

type WaysFieldsProps = {
  id: string;
  ways: Partial<Record<Kind, Way>>;
  change: (ways: Partial<Record<Kind, Way>>) => void;
  /** A kind can be left as it is for all coalitions. */
  asForAll?: boolean;
};

/** One list for each kind: a mail at once, the digest, or the app alone. */
export function WaysFields({ id, ways, change, asForAll = false }: WaysFieldsProps) {
  const t = useT();
  const options = [
    ...(asForAll ? [{ value: "", label: t("notices.as_for_all") }] : []),
    ...WAY_NAMES.map((value) => ({ value, label: t(WAYS[value]) })),
  ];

  function choose(kind: Kind, way: string) {
    const { [kind]: _, ...others } = ways;
    change(way === "" ? others : { ...others, [kind]: way as Way });
  }

  return KIND_NAMES.map((kind) => (
    <Select
      key={kind}
      id={`${id}-${kind}`}
      name={`${id}-${kind}`}
      value={ways[kind] ?? ""}
      onChange={(way) => choose(kind, way)}
      error={undefined}
      label={t(KINDS[kind])}
      options={options}
    />
  ));
}
