/** The two live regions of the shell: bursts are merged, at most one message every two seconds. */
export type Politeness = "status" | "alert";
type Listener = (politeness: Politeness, text: string) => void;

const PAUSE = 2000;
let listener: Listener | null = null;
let waiting: { politeness: Politeness; text: string }[] = [];
let resting = false;

export function announce(text: string, politeness: Politeness = "status"): void {
  waiting.push({ politeness, text });
  if (resting) return;
  resting = true;
  setTimeout(flush, 50);
}

/** What waits to be said is not said: it is in a language that is not shown any more. */
export function forgetAnnouncements(): void {
  waiting = [];
}

export function onAnnouncement(listen: Listener): () => void {
  listener = listen;
  return () => {
    listener = null;
  };
}

function flush(): void {
  for (const politeness of ["alert", "status"] as const) {
    const texts = waiting
      .filter((message) => message.politeness === politeness)
      .map((message) => message.text);
    if (texts.length > 0) listener?.(politeness, [...new Set(texts)].join(" "));
  }
  waiting = [];
  setTimeout(rest, PAUSE);
}

function rest(): void {
  resting = waiting.length > 0;
  if (resting) flush();
}
