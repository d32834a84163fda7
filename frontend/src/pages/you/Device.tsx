import { useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useMe } from "@/features/people/queries";
import { keepFirstFiles } from "@/lib/device";
import { language } from "@/lib/i18n/i18n";
import { useT } from "@/lib/i18n/react";
import { forgetDevice, ownDevice, ownerOfDevice } from "@/lib/own/owner";
import { useWaiting } from "@/lib/own/shown";
import { ActionButton } from "@/ui/ActionButton";
import { Notice } from "@/ui/Notice";
import { Push } from "./Push";

const OutboxList = lazy(() =>
  import("@/features/outbox/OutboxList").then((module) => ({ default: module.OutboxList })),
);

/** Whether anything is kept here, said by whoever the device belongs to. Off until then. */
export function Device() {
  const t = useT();
  const client = useQueryClient();
  const me = useMe();
  const [own, setOwn] = useState(me?.id !== undefined && ownerOfDevice() === me.id);
  const waiting = useWaiting().filter(({ sent }) => !sent);

  async function keep() {
    if (!me) return;
    ownDevice(me.id);
    setOwn(true);
    // What is shown now is read again, and this time it is kept; so are the pages that open without a network.
    await client.invalidateQueries({ refetchType: "all" });
    if (import.meta.env.PROD) await keepFirstFiles(language()).catch(() => undefined);
  }

  async function keepNothing() {
    await forgetDevice();
    setOwn(false);
  }

  return (
    <div className="stack-l">
      <p>{t(own ? "device.on" : "device.off")}</p>
      {!own && <p>{t("device.would")}</p>}
      {waiting.length > 0 && (
        <>
          <Suspense>
            <OutboxList level={2} />
          </Suspense>
          <Notice>
            <p>{t("device.dropped_too")}</p>
          </Notice>
        </>
      )}
      <div className="btns">
        {own ? (
          <ActionButton key="off" here press={keepNothing} said={t("device.switched_off")}>
            {t("device.switch_off")}
          </ActionButton>
        ) : (
          <ActionButton key="on" look="primary" press={keep} said={t("device.switched_on")}>
            {t("device.switch_on")}
          </ActionButton>
        )}
      </div>
      <Push />
    </div>
  );
}
