/** What a clock in a zone shows at a moment: "2026-12-01T18:00". */
export function clockIn(zone: string, moment: string | number): string {
  const shown = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeStyle: "short", timeZone: zone });
  return shown.format(new Date(moment)).replace(" ", "T");
}

/** The moment at which a clock in a zone shows "2026-12-01T18:00"; where it shows that twice, the first. */
export function momentIn(zone: string, clock: string): string {
  const asUtc = Date.parse(`${clock}Z`);
  const shift = (moment: number) => Date.parse(`${clockIn(zone, moment)}Z`) - moment;
  const about = asUtc - shift(asUtc);
  return new Date(asUtc - shift(about)).toISOString();
}
