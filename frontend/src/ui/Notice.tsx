import type { ReactNode } from "react";
import { Icon, type IconName } from "./icons";

type NoticeKind = "plain" | "caution" | "error" | "done" | "accent";
const ICONS: Record<NoticeKind, IconName> = {
  plain: "info",
  caution: "warning",
  error: "warning",
  done: "check",
  accent: "info",
};

/** The product's own state, in place. Error is for machines, never for people. */
export function Notice({
  kind = "plain",
  icon,
  children,
}: {
  kind?: NoticeKind;
  icon?: IconName;
  children: ReactNode;
}) {
  return (
    <div className={kind === "plain" ? "notice" : `notice ${kind}`}>
      <Icon name={icon ?? ICONS[kind]} />
      <div>{children}</div>
    </div>
  );
}
