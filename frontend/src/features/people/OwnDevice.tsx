import { useT } from "@/lib/i18n/react";
import { ownerOfDevice } from "@/lib/own/owner";
import { Checkbox } from "@/ui/form/fields";

type OwnDeviceProps = { id: string; name: string; value: boolean; onChange: (value: boolean) => void };

/** "This is my own device": off until somebody says so, and not asked again of who said it. */
export function OwnDevice(field: OwnDeviceProps) {
  const t = useT();
  if (ownerOfDevice() !== null) return null;
  return <Checkbox {...field} label={t("auth.own_device")} means={t("auth.own_device_means")} />;
}
