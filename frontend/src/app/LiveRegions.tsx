import { useEffect, useRef } from "react";
import { forgetAnnouncements, onAnnouncement } from "@/lib/announce";
import { onLanguageChange } from "@/lib/i18n/i18n";

/** The two live regions of the app, there from the first paint. */
export function LiveRegions() {
  const regions = { status: useRef<HTMLDivElement>(null), alert: useRef<HTMLDivElement>(null) };
  const latest = useRef(regions);
  // What was said in the language before is not found on a page in another.
  useEffect(
    () =>
      onLanguageChange(() => {
        forgetAnnouncements();
        for (const region of Object.values(latest.current))
          if (region.current) region.current.textContent = "";
      }),
    [],
  );
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
