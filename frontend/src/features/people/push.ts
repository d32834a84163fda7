import { queryOptions, useQueryClient } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import { keepFirstFiles } from "@/lib/device";
import { language } from "@/lib/i18n/i18n";

/** Whether this browser is told that something is new; without a key nothing is sent from this installation. */
export const pushQuery = queryOptions({
  queryKey: ["me", "push"],
  queryFn: () => data(api.GET("/me/push")),
});

/** False where a browser can't be told anything, as on a page that did not come over https. */
export const canBeTold = (): boolean => "PushManager" in window && "serviceWorker" in navigator;

export function usePush() {
  const client = useQueryClient();
  const again = () => client.invalidateQueries({ queryKey: pushQuery.queryKey });
  return {
    /** False where the browser, or who holds it, does not want it. */
    turnOn: async (key: string): Promise<boolean> => {
      if ((await Notification.requestPermission()) !== "granted") return false;
      await keepFirstFiles(language(), true);
      const { pushManager } = await navigator.serviceWorker.ready;
      // A subscription under the key of an earlier installation is of no use.
      await (await pushManager.getSubscription())?.unsubscribe();
      const options = { userVisibleOnly: true, applicationServerKey: key };
      const { endpoint } = await pushManager.subscribe(options);
      await data(api.PUT("/me/push", { body: { endpoint } }));
      await again();
      return true;
    },
    turnOff: async (): Promise<void> => {
      await api.DELETE("/me/push");
      await forgetPush();
      await again();
    },
  };
}

/** The browser, too, forgets that it was told. */
export async function forgetPush(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
  await (await registration?.pushManager?.getSubscription())?.unsubscribe();
}
