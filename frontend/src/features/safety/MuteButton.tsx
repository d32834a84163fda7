import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { useMute } from "./mutations";
import { useMuted } from "./queries";

/** Mute a person for oneself, or read them as before. Only the reader can see which. */
export function MuteButton({ membership, name }: { membership: string; name: string }) {
  const t = useT();
  const muted = useMuted(membership);
  const { mute, unmute } = useMute(membership);
  return (
    <ActionButton
      look="quiet"
      press={muted ? unmute : mute}
      said={t(muted ? "safety.unmuted" : "safety.muted_now")}
    >
      {t(muted ? "safety.unmute" : "safety.mute")}
      <span className="vh">: {name}</span>
    </ActionButton>
  );
}
