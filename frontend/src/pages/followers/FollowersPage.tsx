import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { Overview } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { FollowerRow } from "@/features/following/FollowerRow";
import { followersQuery, toldQuery } from "@/features/following/queries";
import { ToldLines } from "@/features/following/ToldLines";
import { AskRow } from "@/features/support/AskRow";
import { asksQuery } from "@/features/support/queries";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { PagedRows } from "@/ui/PagedRows";
import { Empty, Rows } from "@/ui/Rows";
import { AskALeader } from "./AskALeader";

/** For members: who follows, what was asked of them, and exactly what they see. */
export function FollowersPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/followers");
  const query = useQuery(coalitionQuery(coalition));
  return (
    <Page kind={t("following.followers_title")} lead={t("following.followers_lead")}>
      <Loaded query={query}>{(found) => <ForMembers coalition={found} />}</Loaded>
    </Page>
  );
}

function ForMembers({ coalition }: { coalition: Overview }) {
  const t = useT();
  if (!coalition.abilities.followers) return <Empty>{t("following.members_only")}</Empty>;
  return (
    <>
      <Spread title={t("following.who_follows")} note={t("following.who_follows_note")}>
        <Followers coalition={coalition} />
      </Spread>
      <Spread title={t("support.asks")} mark="support" note={t("support.asks_note")}>
        {coalition.abilities.ask && <AskALeader coalition={coalition} />}
        <Asks coalition={coalition.id} />
      </Spread>
      <Spread title={t("following.what_they_see")} note={t("following.what_they_see_note")}>
        <Told coalition={coalition.id} />
      </Spread>
    </>
  );
}

function Followers({ coalition: { id, abilities } }: { coalition: Overview }) {
  const t = useT();
  const query = useQuery(followersQuery(id));
  return (
    <>
      <Loaded query={query}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t("following.nobody_follows")}</Empty>
          ) : (
            <Rows plain>
              {items.map((follower) => (
                <FollowerRow key={follower.id} coalition={id} follower={follower} />
              ))}
            </Rows>
          )
        }
      </Loaded>
      {abilities.propose && (
        <p className="more">
          <Link
            className={buttonClass("quiet")}
            to="/c/$coalition/propose"
            params={{ coalition: id }}
            search={{ kind: "follower" }}
          >
            {t("following.propose")}
          </Link>
        </p>
      )}
    </>
  );
}

function Asks({ coalition }: { coalition: string }) {
  const t = useT();
  const query = useInfiniteQuery(asksQuery(coalition));
  return (
    <PagedRows query={query} none={t("support.no_asks")} row={(ask) => <AskRow key={ask.id} ask={ask} />} />
  );
}

function Told({ coalition }: { coalition: string }) {
  const t = useT();
  const query = useQuery(toldQuery(coalition));
  return (
    <Loaded query={query}>
      {({ items }) =>
        items.length === 0 ? <Empty>{t("following.nothing_told")}</Empty> : <ToldLines lines={items} />
      }
    </Loaded>
  );
}
