import { lazy, Suspense } from "react";
import { useT } from "@/lib/i18n/react";
import { useWaiting } from "@/lib/own/shown";
import { Spread } from "@/ui/Page";

const OutboxList = lazy(() => import("./OutboxList").then((module) => ({ default: module.OutboxList })));

/** A section where something waits or came back; nothing elsewhere. */
export function Outbox() {
  const t = useT();
  if (!useWaiting().some(({ sent }) => !sent)) return null;
  return (
    <Spread title={t("outbox.title")}>
      <Suspense>
        <OutboxList />
      </Suspense>
    </Spread>
  );
}
