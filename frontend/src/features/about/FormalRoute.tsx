import { useT } from "@/lib/i18n/react";
import { useAbout } from "./queries";

/** Where threats, assault and repeated harm lead first, in the workplace's own words. */
export function FormalRoute() {
  const t = useT();
  const route = useAbout()?.formal_route;
  if (!route) return null;
  return (
    <section className="said stack-s">
      <h2>{t("safety.formal_route")}</h2>
      <p className="as-typed" dir="auto">
        {route.words}
      </p>
      {route.url && (
        <p>
          <a href={route.url}>{t("safety.formal_link")}</a>
        </p>
      )}
    </section>
  );
}
