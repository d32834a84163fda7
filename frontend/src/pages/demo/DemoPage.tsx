import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { DemoPerson, Started } from "@/api/schema";
import { startForReal } from "@/features/demo/mutations";
import { demoPeopleQuery } from "@/features/demo/queries";
import { useSignIn } from "@/features/people/mutations";
import { useMe } from "@/features/people/queries";
import { groupedBy } from "@/lib/groups";
import { T, useLanguage, useT } from "@/lib/i18n/react";
import { navigate } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { Details } from "@/ui/Details";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page, Spread } from "@/ui/Page";
import { PersonName } from "@/ui/people";
import { Row, Rows } from "@/ui/Rows";

export function DemoPage() {
  const t = useT();
  const me = useMe();
  const people = useQuery(demoPeopleQuery);
  return (
    <Page kind={t("demo.title")} lead={t("demo.lead")}>
      {me && (
        <Notice kind="accent" icon="person">
          <T id="demo.here_now" values={{ name: <PersonName name={me.name} /> }} />
        </Notice>
      )}
      <Loaded query={people}>
        {({ items }) =>
          groupedBy(items, ({ group }) => group).map(([group, members]) => (
            <Spread key={group} title={group} mark="accent">
              <People people={members} />
            </Spread>
          ))
        }
      </Loaded>
      <StartForReal />
    </Page>
  );
}

const AT_ONCE = 3;

/** Somebody of each standing and a few who read your language first; everyone else is one press away. */
function inOrder(people: DemoPerson[], shown: string): { first: DemoPerson[]; others: DemoPerson[] } {
  const apart = (["follower", "newcomer"] as const).flatMap((standing) =>
    people.filter((person) => person.standing === standing).slice(0, 1),
  );
  const members = people.filter(({ standing }) => standing !== "follower" && standing !== "newcomer");
  const near = members.filter(({ language }) => language === shown);
  const first = [...(near.length > 0 ? near : members).slice(0, AT_ONCE), ...apart];
  return { first, others: people.filter((person) => !first.includes(person)) };
}

function People({ people }: { people: DemoPerson[] }) {
  const t = useT();
  const { first, others } = inOrder(people, useLanguage());
  const rows = (those: DemoPerson[]) => (
    <Rows>
      {those.map((person) => (
        <PersonRow key={person.id} person={person} />
      ))}
    </Rows>
  );
  return (
    <>
      {rows(first)}
      {others.length > 0 && <Details summary={t("demo.everyone_else")}>{rows(others)}</Details>}
    </>
  );
}

function About({ person: { about, standing, until } }: { person: DemoPerson }) {
  if (standing !== "follower" || !until) return about;
  return <T id="demo.follows_until" values={{ day: <DateTime value={until} /> }} />;
}

function PersonRow({ person }: { person: DemoPerson }) {
  const t = useT();
  const { asDemoPerson } = useSignIn();

  async function comeIn() {
    await asDemoPerson(person.id);
    await navigate({ to: "/" });
  }

  return (
    <Row
      ours
      title={<PersonName name={person.name} />}
      why={<About person={person} />}
      action={<ActionButton press={comeIn}>{t("demo.come_in", { name: person.name })}</ActionButton>}
    />
  );
}

/** An empty installation beside this one; nothing of the demo goes into it. */
function StartForReal() {
  const t = useT();
  const [started, setStarted] = useState<Started | null>(null);
  return (
    <Spread title={t("demo.real_title")} mark="done">
      <p>{t("demo.real_text")}</p>
      {started ? (
        <Notice kind="done">
          <p>{t("demo.real_command")}</p>
          <pre dir="ltr">
            <code>{started.command}</code>
          </pre>
          <p>{t("demo.real_link")}</p>
          <p dir="ltr" className="mail-text">
            <a href={started.setup_link}>{started.setup_link}</a>
          </p>
        </Notice>
      ) : (
        <ActionButton press={async () => setStarted(await startForReal())}>
          {t("demo.real_start")}
        </ActionButton>
      )}
    </Spread>
  );
}
