import type { ReactNode } from "react";
import { Icon } from "./icons";

/** The visibility line: who will read what is typed here. Stands directly above the button that sends. */
export function Seen({ children, id }: { children: ReactNode; id?: string }) {
  return (
    <p className="seen" id={id}>
      <Icon name="eye" />
      <span>{children}</span>
    </p>
  );
}
