import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { MemberOut } from "@/api/schema";
import { MemberRow } from "@/features/coalitions/MemberRow";
import { coalitionQuery, membersQuery } from "@/features/coalitions/queries";
import { PersonMenu } from "@/features/safety/NoteMenu";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Page } from "@/ui/Page";
import { Paged } from "@/ui/PagedRows";
import { Rows } from "@/ui/Rows";

const newcomersFirst = (one: MemberOut, other: MemberOut) =>
  Number(other.standing === "newcomer") - Number(one.standing === "newcomer");

/** Who is listed here: no ranks, no numbers. */
export function CoalitionPeoplePage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/people");
  const query = useInfiniteQuery(membersQuery(coalition));
  return (
    <Page kind={t("coalition.people_title")} lead={t("coalition.people_lead")}>
      <div className="stack-l">
        <WaysIn coalition={coalition} />
        <Paged query={query}>
          {(members) => (
            <Rows label={t("coalition.people_title")}>
              {members.sort(newcomersFirst).map((member) => (
                <MemberRow
                  key={member.id}
                  coalition={coalition}
                  member={member}
                  menu={!member.mine && <PersonMenu member={member} />}
                />
              ))}
            </Rows>
          )}
        </Paged>
      </div>
    </Page>
  );
}

function WaysIn({ coalition }: { coalition: string }) {
  const t = useT();
  const { data } = useQuery(coalitionQuery(coalition));
  const at = { params: { coalition } };
  return (
    <div className="btns">
      {data?.abilities.invite && (
        <Link className={buttonClass("primary")} to="/c/$coalition/invite" {...at}>
          {t("coalition.invite_someone")}
        </Link>
      )}
      {data?.abilities.import_roster && (
        <Link className={buttonClass("quiet")} to="/c/$coalition/roster" {...at}>
          {t("coalition.to_roster")}
        </Link>
      )}
    </div>
  );
}
