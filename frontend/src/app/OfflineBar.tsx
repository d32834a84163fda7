import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { ownerOfDevice } from "@/lib/own/owner";
import { useOnline, useWaiting, waits } from "@/lib/own/shown";
import { Link } from "@/lib/router";
import { Icon } from "@/ui/icons";

/** That there is no network, and what of one's own waits for it. */
export function OfflineBar() {
  const t = useT();
  const online = useOnline();
  const count = useWaiting().filter(waits).length;
  return (
    <div role="status">
      {(!online || count > 0) && (
        <p className="bar">
          <Icon name="offline" small />
          <span>{t(said(online, count), { count })}</span>
          {count > 0 && (
            <Link to="/you/$section" params={{ section: "device" }}>
              {t("outbox.see")}
            </Link>
          )}
        </p>
      )}
    </div>
  );
}

function said(online: boolean, count: number): MessageId {
  if (online) return "outbox.waiting";
  if (count > 0) return "outbox.offline_waiting";
  return ownerOfDevice() === null ? "shell.offline" : "outbox.offline";
}
