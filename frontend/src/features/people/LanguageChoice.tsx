import { useState } from "react";
import { chooseLanguage } from "@/lib/i18n/i18n";
import { isLanguage, LANGUAGE_NAMES, LANGUAGES } from "@/lib/i18n/languages";
import { useLanguage, useT } from "@/lib/i18n/react";
import { RadioCards } from "@/ui/form/RadioCards";
import { useChangeProfile } from "./mutations";
import { useMe } from "./queries";

/** Acts at once here, and is kept with the person for mails. */
export function LanguageChoice() {
  const t = useT();
  const me = useMe();
  const shown = useLanguage();
  const changeProfile = useChangeProfile();
  const [chosen, setChosen] = useState<string | null>(null);

  function change(next: string) {
    if (!isLanguage(next)) return;
    // Marked at once; the words follow when they are here.
    setChosen(next);
    chooseLanguage(next).finally(() => setChosen(null));
    // If the server cannot keep it now, this device still does.
    if (me) changeProfile(me, { language: next }).catch(() => undefined);
  }

  return (
    <RadioCards
      id="language"
      name="language"
      value={chosen ?? shown}
      onChange={change}
      legend={t("people.language")}
      choices={LANGUAGES.map((value) => ({ value, label: LANGUAGE_NAMES[value], lang: value }))}
    />
  );
}
