const UNTIL_DRAWN = 60;

/**
 * Remembers where a press happened. When what was pressed is gone afterwards (its row was answered, its form was
 * replaced), the focus goes to the heading of what still stands around it, never to the top of the page.
 */
export function rememberPlace(pressed: Element | null): () => void {
  const around: Element[] = [];
  for (let element = pressed; element; element = element.parentElement) around.push(element);
  return () => setTimeout(() => toHeading(around), UNTIL_DRAWN);
}

function toHeading(around: Element[]): void {
  if (document.activeElement !== document.body && document.activeElement?.isConnected) return;
  const standing = around.filter((element) => element.isConnected);
  const heading = standing.map((element) => element.querySelector<HTMLElement>("h1, h2, h3")).find(Boolean);
  if (!heading) return;
  heading.tabIndex = -1;
  heading.focus({ preventScroll: true });
}
