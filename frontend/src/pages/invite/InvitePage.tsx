import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { InvitationLinkOut } from "@/api/schema";
import { InviteForm } from "@/features/coalitions/InviteForm";
import { LinkShown } from "@/features/coalitions/LinkShown";
import { OpenInvitations } from "@/features/coalitions/OpenInvitations";
import { coalitionQuery } from "@/features/coalitions/queries";
import { useT } from "@/lib/i18n/react";
import { useParams } from "@/lib/router";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";

/** Any member may invite; whoever comes by it is a member at once. */
export function InvitePage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/invite");
  const query = useQuery(coalitionQuery(coalition));
  const [made, setMade] = useState<InvitationLinkOut | null>(null);
  return (
    <Page kind={t("coalition.invite_title")} lead={t("coalition.invite_lead")} single>
      <Loaded query={query}>
        {({ abilities }) => {
          if (!abilities.invite) return <Notice>{t("coalition.invite_members_only")}</Notice>;
          if (made) return <LinkShown made={made} again={() => setMade(null)} />;
          return <InviteForm coalition={coalition} done={setMade} />;
        }}
      </Loaded>
      {query.data?.abilities.invite && (
        <section className="stack apart">
          <h2>{t("coalition.open_invitations")}</h2>
          <OpenInvitations coalition={coalition} onLink={setMade} />
        </section>
      )}
    </Page>
  );
}
