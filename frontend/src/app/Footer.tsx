import { chooseLanguage } from "@/lib/i18n/i18n";
import { LANGUAGE_NAMES, LANGUAGES } from "@/lib/i18n/languages";
import { useLanguage, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";

/** Links to pages that exist, and the languages by their own names: findable by who cannot read the one shown. */
export function Footer() {
  const t = useT();
  const shown = useLanguage();
  return (
    <footer className="foot">
      <ul>
        <li>
          <Link to="/help">{t("shell.how_it_works")}</Link>
        </li>
        <li>
          <Link to="/help" hash="person">
            {t("shell.talk_to_a_person")}
          </Link>
        </li>
      </ul>
      <ul className="foot-languages" aria-label={t("shell.languages")}>
        {LANGUAGES.map((language) => (
          <li key={language}>
            <button
              type="button"
              lang={language}
              aria-pressed={language === shown}
              onClick={() => chooseLanguage(language)}
            >
              {LANGUAGE_NAMES[language]}
            </button>
          </li>
        ))}
      </ul>
    </footer>
  );
}
