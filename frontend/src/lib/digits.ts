/** The number that was typed, also in Arabic-Indic or Persian digits, from 1 to `most`; null where it is none. */
export function numberTo(most: number, typed: string): number | null {
  // Both rows of digits end in the bits of their value.
  const plain = typed
    .trim()
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => `${digit.charCodeAt(0) & 15}`);
  const number = /^\d{1,9}$/.test(plain) ? Number(plain) : 0;
  return number >= 1 && number <= most ? number : null;
}
