import { useQuery } from "@tanstack/react-query";
import { othersQuery } from "@/features/actions/queries";
import { RequestForm } from "@/features/offers/RequestForm";
import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { Link, navigate, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";

/** Ask for support: the whole coalition, or one member alone. */
export function AskForSupportPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/support/ask");
  const query = useQuery(othersQuery(coalition));
  const seat = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition);
  return (
    <Page
      kind={t("offers.ask_for")}
      lead={t("offers.ask_lead")}
      back={
        <Link className="back" to="/support">
          <Icon name="back" small />
          {t("offers.title")}
        </Link>
      }
      single
    >
      <Loaded query={query}>
        {(members) => (
          <RequestForm
            coalition={coalition}
            coalitionName={seat?.coalition ?? ""}
            members={members}
            done={({ id }) => navigate({ to: "/support/requests/$request", params: { request: id } })}
          />
        )}
      </Loaded>
    </Page>
  );
}
