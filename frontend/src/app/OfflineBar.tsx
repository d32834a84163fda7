import { useSyncExternalStore } from "react";
import { useT } from "@/lib/i18n/react";
import { Icon } from "@/ui/icons";

function subscribe(listen: () => void): () => void {
  window.addEventListener("online", listen);
  window.addEventListener("offline", listen);
  return () => {
    window.removeEventListener("online", listen);
    window.removeEventListener("offline", listen);
  };
}

export function OfflineBar() {
  const t = useT();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <div role="status">
      {!online && (
        <p className="bar">
          <Icon name="offline" small />
          <span>{t("shell.offline")}</span>
        </p>
      )}
    </div>
  );
}
