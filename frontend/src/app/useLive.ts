import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { forgetEarly, isShownLate } from "@/api/early";

const GATHER = 300;
/** What no event of others can change. */
const STEADY = new Set(["about", "demo"]);

/**
 * The stream says "read again", never what changed. It is open while the page is seen, so that many tabs do not hold
 * many connections; coming back, everything shown is read again. Nothing is announced and nothing takes the focus.
 */
export function useLive(personId: string | undefined): void {
  const client = useQueryClient();
  useEffect(() => (personId ? listen(client, personId) : undefined), [client, personId]);
}

function listen(client: QueryClient, personId: string): () => void {
  let stream: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let mine = false;
  let first = true;

  function readAgain() {
    forgetEarly();
    clearTimeout(timer);
    timer = setTimeout(() => {
      client.invalidateQueries({
        predicate: ({ queryKey: [first] }) => !STEADY.has(`${first}`) && (mine || first !== "me"),
      });
      mine = false;
    }, GATHER);
  }

  function open() {
    stream = new EventSource("/api/v1/stream");
    let missed = false;
    stream.onopen = () => {
      // On a slow way the page was read long before the stream could tell of anything.
      if (missed || (first && isShownLate())) readAgain();
      missed = true;
      first = false;
    };
    stream.onmessage = ({ data }) => {
      mine ||= data === personId;
      readAgain();
    };
  }

  function close() {
    stream?.close();
    stream = null;
  }

  function follow() {
    if (document.visibilityState === "hidden") return close();
    if (stream === null) {
      first = false;
      open();
      readAgain();
    }
  }

  open();
  document.addEventListener("visibilitychange", follow);
  return () => {
    document.removeEventListener("visibilitychange", follow);
    clearTimeout(timer);
    close();
  };
}
