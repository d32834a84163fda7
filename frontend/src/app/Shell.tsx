import { type ReactNode, useEffect } from "react";
import type { Me } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { navigate, usePlace } from "@/lib/router";
import { DemoBand } from "./DemoBand";
import { Footer } from "./Footer";
import { Header } from "./Header";
import { LiveRegions } from "./LiveRegions";
import { moveByLandmark } from "./landmarks";
import { CoalitionNav, MainNav } from "./navigation";
import { OfflineBar } from "./OfflineBar";

type ShellProps = { me?: Me | null | undefined; bare?: boolean; children: ReactNode };

/** Keys of the frame, each with a modifier or a function key: plain letters do nothing. */
function onKey(event: KeyboardEvent): void {
  moveByLandmark(event);
  if (event.altKey && event.shiftKey && event.code === "KeyH") navigate({ to: "/help" });
}

/** The frame of every page: landmarks with their exact names, in reading order. */
export function Shell({ me, bare = false, children }: ShellProps) {
  const t = useT();
  const { pathname } = usePlace();
  const alone = pathname.startsWith("/check-in/");

  useEffect(() => {
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  return (
    <div className={alone ? "alone" : undefined}>
      <a className="skip" href="#main">
        {t("shell.skip_to_main")}
      </a>
      {pathname === "/" && (
        <a className="skip" href="#needs">
          {t("shell.skip_to_needs")}
        </a>
      )}
      <div className={bare ? "frame bare" : "frame"}>
        <div className="over">
          <Header me={me} bare={bare} />
          <DemoBand />
          <OfflineBar />
        </div>
        {!bare && (
          <div className="rail">
            <MainNav />
            <CoalitionNav />
          </div>
        )}
        <main id="main" aria-labelledby="h1" tabIndex={-1}>
          {children}
        </main>
        <Footer />
      </div>
      <LiveRegions />
    </div>
  );
}
