import { useEffect } from "react";
import { ownerOfDevice } from "@/lib/own/owner";

/** What waits on one's own device is cared for wherever one is. */
export function useOwnDevice(personId: string | undefined): void {
  useEffect(() => {
    if (personId === undefined || ownerOfDevice() !== personId) return;
    void import("@/lib/own/waiting").then(
      ({ careForWaiting }) => careForWaiting(),
      () => undefined,
    );
  }, [personId]);
}
