import { useInfiniteQuery } from "@tanstack/react-query";
import type { InvitationLinkOut, InvitationOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { PagedRows } from "@/ui/PagedRows";
import { Row } from "@/ui/Rows";
import { usePeopleOf } from "./mutations";
import { invitationsQuery } from "./queries";

type ListProps = { coalition: string; onLink: (made: InvitationLinkOut) => void };

/** What can still be used, whoever made it: the same for every member, and any of them may end it. */
export function OpenInvitations({ coalition, onLink }: ListProps) {
  const t = useT();
  const query = useInfiniteQuery(invitationsQuery(coalition));
  return (
    <PagedRows
      query={query}
      none={<p className="muted">{t("coalition.no_invitations")}</p>}
      plain={false}
      row={(item) => <InvitationRow key={item.id} coalition={coalition} item={item} onLink={onLink} />}
    />
  );
}

function InvitationRow({ coalition, item, onLink }: ListProps & { item: InvitationOut }) {
  const t = useT();
  const { makeLink, endInvitation } = usePeopleOf(coalition);
  const whose = item.email ?? item.made_by ?? t("coalition.invitation_plain");
  return (
    <Row
      ours
      title={<InvitationTitle item={item} />}
      why={
        <T
          id="coalition.link_facts"
          values={{ day: <DateTime value={item.ends_on} />, count: item.uses_left }}
        />
      }
      action={
        <div className="btns">
          {item.abilities.link && !item.has_link && (
            <ActionButton press={async () => onLink(await makeLink(item.id))}>
              {t("coalition.make_link")}
              <span className="vh">: {whose}</span>
            </ActionButton>
          )}
          {item.abilities.end && (
            <ActionButton press={() => endInvitation(item.id)} said={t("coalition.ended")}>
              {t("coalition.end")}
              <span className="vh">: {whose}</span>
            </ActionButton>
          )}
        </div>
      }
    >
      <p className="meta">
        {t(item.standing === "listed" ? "coalition.as_listed" : "coalition.as_unlisted")}
      </p>
    </Row>
  );
}

function InvitationTitle({ item }: { item: InvitationOut }) {
  const t = useT();
  if (item.email) return <T id="coalition.invitation_for" values={{ email: <bdi>{item.email}</bdi> }} />;
  if (item.made_by) return <T id="coalition.invitation_by" values={{ who: <bdi>{item.made_by}</bdi> }} />;
  return t("coalition.invitation_plain");
}
