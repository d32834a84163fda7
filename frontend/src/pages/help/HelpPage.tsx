import { useT } from "@/lib/i18n/react";
import { Page, Spread } from "@/ui/Page";

export function HelpPage() {
  const t = useT();
  return (
    <Page kind={t("help.title")} lead={t("help.lead")}>
      <Spread title={t("help.what")} mark="accent">
        <p>{t("help.what_1")}</p>
        <p>{t("help.what_2")}</p>
        <p>{t("help.what_3")}</p>
      </Spread>
      <Spread title={t("help.first")} mark="promise">
        <ol className="steps">
          <li>{t("help.first_1")}</li>
          <li>{t("help.first_2")}</li>
          <li>{t("help.first_3")}</li>
        </ol>
      </Spread>
      <Spread title={t("help.see")} mark="voice" id="see">
        <p>{t("help.see_1")}</p>
        <p>{t("help.see_2")}</p>
        <p>{t("help.see_3")}</p>
      </Spread>
      <Spread title={t("help.person")} mark="support" id="person">
        <p>{t("help.person_1")}</p>
        <p>{t("help.person_2")}</p>
      </Spread>
      <Spread title={t("help.words")} id="words">
        <Glossary />
      </Spread>
    </Page>
  );
}

const WORDS = [
  ["help.coalition", "help.coalition_text"],
  ["help.action", "help.action_text"],
  ["help.commitment", "help.commitment_text"],
  ["help.check_in", "help.check_in_text"],
  ["help.proposal", "help.proposal_text"],
  ["help.objection", "help.objection_text"],
  ["help.follower", "help.follower_text"],
  ["help.told", "help.told_text"],
] as const;

function Glossary() {
  const t = useT();
  return (
    <dl className="glossary">
      {WORDS.map(([word, text]) => (
        <div key={word}>
          <dt>{t(word)}</dt>
          <dd>{t(text)}</dd>
        </div>
      ))}
    </dl>
  );
}
