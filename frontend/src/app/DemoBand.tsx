import { useAbout } from "@/features/about/queries";
import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";

/** On each page of a demo: nothing here is about real people. */
export function DemoBand() {
  const t = useT();
  const about = useAbout();
  const me = useMe();
  if (!about?.demo) return null;
  return (
    <section className="bar demo-band" aria-label={t("demo.band_name")}>
      <span>{t("demo.band")}</span>
      <span className="demo-links">
        <Link to="/demo">{t(me ? "demo.choose_person" : "demo.title")}</Link>
        <Link to="/demo/mails">{t("demo.mails")}</Link>
      </span>
    </section>
  );
}
