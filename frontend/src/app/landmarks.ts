const LANDMARKS = "header.top, nav, main, footer.foot";

/** F6 and Shift+F6 go from landmark to landmark, Alt+F6 to the main one. */
export function moveByLandmark(event: KeyboardEvent): void {
  if (event.key !== "F6") return;
  event.preventDefault();
  const visible = [...document.querySelectorAll<HTMLElement>(LANDMARKS)].filter(
    (one) => one.getClientRects().length > 0,
  );
  const here = visible.findLastIndex((one) => one.contains(document.activeElement));
  const step = event.shiftKey ? -1 : 1;
  const next = event.altKey
    ? document.getElementById("main")
    : visible.at((here + step + visible.length) % visible.length);
  if (!next) return;
  next.tabIndex = -1;
  next.focus();
}
