import { useQuery } from "@tanstack/react-query";
import { LanguageChoice } from "@/features/people/LanguageChoice";
import { Looks } from "@/features/people/Looks";
import { PasswordForm } from "@/features/people/PasswordForm";
import { ProfileForm } from "@/features/people/ProfileForm";
import { meQuery } from "@/features/people/queries";
import { SessionList } from "@/features/people/SessionList";
import { MutedList } from "@/features/safety/MutedList";
import { useT } from "@/lib/i18n/react";
import { Link, notFound, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Asking } from "./Asking";
import { Device } from "./Device";

const TITLES = {
  asking: "people.asking",
  muted: "safety.muted_title",
  device: "device.title",
  profile: "people.profile",
  looks: "people.looks",
  password: "people.password",
  sessions: "people.sessions",
} as const;
type Section = keyof typeof TITLES;

export function YouSectionPage() {
  const t = useT();
  const { section: asked } = useParams("/you/$section");
  if (!(asked in TITLES)) throw notFound();
  const section = asked as Section;
  return (
    <Page kind={t(TITLES[section])} back={<BackToYou />} single key={section}>
      <SectionBody section={section} />
    </Page>
  );
}

function SectionBody({ section }: { section: Section }) {
  const t = useT();
  const me = useQuery(meQuery);
  if (section === "looks")
    return (
      <>
        <p className="muted">{t("people.looks_at_once")}</p>
        <LanguageChoice />
        <Looks which={["theme", "contrast", "text", "motion", "face"]} />
      </>
    );
  if (section === "sessions") return <SessionList />;
  if (section === "asking") return <Asking />;
  if (section === "device") return <Device />;
  if (section === "muted") return <MutedList />;
  return (
    <Loaded query={me}>
      {(found) => {
        if (found === null) return null;
        return section === "profile" ? <ProfileForm me={found} /> : <PasswordForm me={found} />;
      }}
    </Loaded>
  );
}

function BackToYou() {
  const t = useT();
  return (
    <Link className="back" to="/you">
      <Icon name="back" small />
      {t("people.you_title")}
    </Link>
  );
}
