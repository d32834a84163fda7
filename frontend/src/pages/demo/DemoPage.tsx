import { useQuery } from "@tanstack/react-query";
import type { DemoPerson } from "@/api/schema";
import { demoPeopleQuery } from "@/features/demo/queries";
import { useSignIn } from "@/features/people/mutations";
import { useMe } from "@/features/people/queries";
import { groupedBy } from "@/lib/groups";
import { T, useT } from "@/lib/i18n/react";
import { navigate } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
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
              <Rows>
                {members.map((person) => (
                  <PersonRow key={person.id} person={person} />
                ))}
              </Rows>
            </Spread>
          ))
        }
      </Loaded>
    </Page>
  );
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
      why={person.about}
      action={<ActionButton press={comeIn}>{t("demo.come_in", { name: person.name })}</ActionButton>}
    />
  );
}
