import { Fragment, type ReactNode, useSyncExternalStore } from "react";
import { language, onLanguageChange, t, type Values } from "./i18n";
import type { MessageId } from "./ids";
import type { Language } from "./languages";

export function useLanguage(): Language {
  return useSyncExternalStore(onLanguageChange, language, language);
}

/** `t`, in a component that is drawn again when the language changes. */
export function useT(): typeof t {
  useLanguage();
  return t;
}

type RichValues = Record<string, string | number | Date | ReactNode | ((children: ReactNode) => ReactNode)>;

/**
 * A sentence with elements in it. `{name}` may be an element, `<b>…</b>` is bold, `<link>…</link>` is given by the
 * value `link={(children) => …}`. The whole sentence stays one message, so that every language has its own order.
 */
export function T({ id, values = {} }: { id: MessageId; values?: RichValues }): ReactNode {
  const t = useT();
  const plain: Values = {};
  const nodes: ReactNode[] = [];
  for (const [name, value] of Object.entries(values)) {
    if (typeof value === "string" || typeof value === "number" || value instanceof Date) plain[name] = value;
    else if (typeof value !== "function") plain[name] = `\uE000${nodes.push(value) - 1}\uE001`;
  }
  return parts(t(id, plain), nodes, values);
}

const PIECE = /<(\w+)>(.*?)<\/\1>|\uE000(\d+)\uE001/gs;

function parts(text: string, nodes: ReactNode[], values: RichValues): ReactNode {
  const found: ReactNode[] = [];
  let from = 0;
  for (const match of text.matchAll(PIECE)) {
    found.push(text.slice(from, match.index));
    found.push(<Fragment key={match.index}>{piece(match, nodes, values)}</Fragment>);
    from = match.index + match[0].length;
  }
  return [...found, text.slice(from)];
}

function piece([, tag, inner, node]: RegExpMatchArray, nodes: ReactNode[], values: RichValues): ReactNode {
  if (tag === undefined) return nodes[Number(node)];
  const children = parts(inner ?? "", nodes, values);
  const wrap = values[tag];
  return typeof wrap === "function" ? wrap(children) : <b>{children}</b>;
}
