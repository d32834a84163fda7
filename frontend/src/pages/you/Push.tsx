import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { canBeTold, pushQuery, usePush } from "@/features/people/push";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Notice } from "@/ui/Notice";

/** That something is new, told on this device; offered where this browser and this installation can. */
export function Push() {
  const t = useT();
  const { data: push } = useQuery({ ...pushQuery, enabled: canBeTold() });
  const { turnOn, turnOff } = usePush();
  const [refused, setRefused] = useState(false);
  if (!push?.key) return null;
  const { key, on } = push;
  return (
    <section className="stack">
      <h2>{t("device.push_title")}</h2>
      <p>{t(on ? "device.push_is_on" : "device.push_what")}</p>
      {refused && (
        <Notice kind="caution">
          <p>{t("device.push_refused")}</p>
        </Notice>
      )}
      <div className="btns">
        {on ? (
          <ActionButton key="off" press={turnOff}>
            {t("device.push_off")}
          </ActionButton>
        ) : (
          <ActionButton key="on" press={async () => setRefused(!(await turnOn(key)))}>
            {t("device.push_on")}
          </ActionButton>
        )}
      </div>
    </section>
  );
}
