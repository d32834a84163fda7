import type { ComponentType, ReactNode } from "react";
import { type MorePart, words } from "@/lib/i18n/i18n";
import { type PageEntry, page as routed } from "@/lib/router";

type Frame = ComponentType<{ children: ReactNode }>;

/** A page in its frame, with the parts of the words that it says beside the first one. A test sees that none is forgotten. */
export function page<Name extends string>(
  frame: Frame,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
  ...says: MorePart[]
): PageEntry {
  return routed(frame, async () => (await Promise.all([load(), words(...says)]))[0], name);
}
