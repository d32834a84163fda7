import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";

/** A disclosure: a native one, so that find-in-page and the keyboard work. */
export function Details({
  summary,
  icon,
  open,
  children,
}: {
  summary: string;
  icon?: IconName;
  open?: boolean;
  children: ReactNode;
}) {
  return (
    <details open={open}>
      <summary>
        {icon ? <Icon name={icon} small /> : <Icon name="chevron" small className="chev" />}
        {summary}
      </summary>
      {children}
    </details>
  );
}
