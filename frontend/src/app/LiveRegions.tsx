import { useEffect, useRef } from "react";
import { onAnnouncement } from "@/lib/announce";

/** The two live regions of the app, there from the first paint. */
export function LiveRegions() {
  const regions = { status: useRef<HTMLDivElement>(null), alert: useRef<HTMLDivElement>(null) };
  const latest = useRef(regions);
  useEffect(
    () =>
      onAnnouncement((politeness, text) => {
        const region = latest.current[politeness].current;
        // A changed text is said; the same text again is said because a no-break space makes it different.
        if (region) region.textContent = region.textContent === text ? `${text}\u00A0` : text;
      }),
    [],
  );
  return (
    <>
      <div className="vh" role="status" ref={regions.status} />
      <div className="vh" role="alert" ref={regions.alert} />
    </>
  );
}
