import { recall, remember } from "./storage";

/** How this device shows things. Kept on the device only; boot.js puts them on <html> before the first paint. */
export const LOOKS = {
  theme: ["system", "light", "dark"],
  contrast: ["system", "more"],
  text: ["usual", "larger", "largest"],
  motion: ["system", "off"],
  face: ["two", "one"],
} as const;

export type Look = keyof typeof LOOKS;

export function lookOf(look: Look): string {
  return recall(look) ?? LOOKS[look][0];
}

export function chooseLook(look: Look, value: string): void {
  const usual = value === LOOKS[look][0];
  remember(look, usual ? null : value);
  if (usual) delete document.documentElement.dataset[look];
  else document.documentElement.dataset[look] = value;
}
