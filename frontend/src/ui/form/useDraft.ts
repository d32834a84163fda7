import { useEffect, useRef, useState } from "react";
import { dropDraft, holdDraft, keepDraft, readDraft } from "@/lib/drafts";

const PAUSE = 600;

/** Keeps what is typed on this device: within a second of a pause, and when the page is left. */
export function useDraft<Values extends object>(
  called: string | undefined,
  initial: Values,
  chosen?: Partial<Values>,
) {
  // What it is about may move on meanwhile: what is typed here stays with what it began from.
  const [name] = useState(called);
  const [kept] = useState(() => (name ? readDraft<Values>(name) : null));
  const [values, setValues] = useState<Values>(() => ({ ...initial, ...kept, ...chosen }));
  const [savedAt, setSavedAt] = useState<Date | null>(null);
  const touched = useRef(false);
  const latest = useRef(values);

  useEffect(() => {
    if (!name || !touched.current) return;
    // Sent within the pause, it is not kept once more.
    const keep = () => touched.current && setSavedAt(keepDraft(name, values) ? new Date() : null);
    const timer = setTimeout(keep, PAUSE);
    window.addEventListener("pagehide", keep);
    return () => {
      clearTimeout(timer);
      window.removeEventListener("pagehide", keep);
    };
  }, [name, values]);

  // Another page within the pause: what was typed last is kept too.
  useEffect(() => {
    latest.current = values;
  }, [values]);
  useEffect(
    () => () => {
      if (name && touched.current) keepDraft(name, latest.current);
    },
    [name],
  );

  function change(next: Values) {
    touched.current = true;
    if (name) holdDraft(name, next);
    setValues(next);
  }

  /** It was sent, and is not needed any more; or it goes on to the next page. */
  function sent(goesOn = false) {
    if (!name) return;
    if (goesOn) return void keepDraft(name, values);
    touched.current = false;
    setSavedAt(null);
    dropDraft(name);
  }

  return { values, change, savedAt, restored: kept !== null, sent };
}
