import { localeForDates } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { useOnline } from "@/lib/own/shown";

type SavedLineProps = {
  savedAt: Date | null;
  /** What was typed before is here again. */
  restored: boolean;
  /** Nothing leaves this device by the button, or what does can wait. */
  waits: boolean;
};

/** Beside the button: that what is typed is safe here, and that it can't leave without a connection. */
export function SavedLine({ savedAt, restored, waits }: SavedLineProps) {
  const t = useT();
  const online = useOnline();
  if (!online && !waits) return <span className="saved">{t("ui.sending_needs_connection")}</span>;
  if (savedAt) {
    const time = savedAt.toLocaleTimeString(localeForDates(), { hour: "numeric", minute: "2-digit" });
    return <span className="saved">{t("ui.saved_on_device", { time })}</span>;
  }
  return restored ? <span className="saved">{t("ui.kept_from_before")}</span> : null;
}
