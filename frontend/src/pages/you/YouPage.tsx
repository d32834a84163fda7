import { useSignOut } from "@/features/people/mutations";
import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { useWaiting } from "@/lib/own/shown";
import { Link, navigate } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { Page } from "@/ui/Page";
import { PersonName } from "@/ui/people";
import { Row, Rows } from "@/ui/Rows";

const SECTIONS = [
  { section: "asking", title: "people.asking", why: "people.asking_why" },
  { section: "muted", title: "safety.muted_title", why: "safety.muted_why" },
  { section: "profile", title: "people.profile", why: "people.profile_why" },
  { section: "looks", title: "people.looks", why: "people.looks_why" },
  { section: "password", title: "people.password", why: "people.password_why" },
  { section: "device", title: "device.title", why: "device.why" },
  { section: "sessions", title: "people.sessions", why: "people.sessions_why" },
] as const;

export function YouPage() {
  const t = useT();
  const me = useMe();
  const signOut = useSignOut();
  const waiting = useWaiting().some(({ sent }) => !sent);

  async function leave() {
    await signOut();
    await navigate({ to: "/sign-in" });
  }

  return (
    <Page kind={t("people.you_title")} lead={me && <PersonName name={me.name} pronouns={me.pronouns} />}>
      <Rows>
        <Row
          ours
          level={2}
          title={<Link to="/requests">{t("people.questions")}</Link>}
          why={t("people.questions_why")}
        />
        <Row ours level={2} title={<Link to="/notices">{t("notices.title")}</Link>} why={t("notices.lead")} />
        <Row
          ours
          level={2}
          title={<Link to="/you/notices">{t("notices.choices_title")}</Link>}
          why={t("notices.choices_why")}
        />
        <Row
          ours
          level={2}
          title={<Link to="/reports">{t("safety.reports_title")}</Link>}
          why={t("safety.reports_why")}
        />
        <Row
          ours
          level={2}
          title={<Link to="/you/calendar">{t("people.calendar")}</Link>}
          why={t("people.calendar_why")}
        />
        {SECTIONS.map(({ section, title, why }) => (
          <Row
            key={section}
            ours
            level={2}
            title={
              <Link to="/you/$section" params={{ section }}>
                {t(title)}
              </Link>
            }
            why={t(why)}
          />
        ))}
        <Row
          ours
          level={2}
          title={t("people.sign_out")}
          why={waiting ? t("people.sign_out_waiting") : t("people.sign_out_why")}
          action={<ActionButton press={leave}>{t("people.sign_out")}</ActionButton>}
        />
      </Rows>
    </Page>
  );
}
