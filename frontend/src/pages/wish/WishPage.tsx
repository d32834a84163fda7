import { useQuery } from "@tanstack/react-query";
import { coalitionQuery } from "@/features/coalitions/queries";
import { PreferenceForm } from "@/features/preferences/PreferenceForm";
import { myPreferenceQuery } from "@/features/preferences/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";

/** How one wishes to be asked in a coalition when something happens. */
export function WishPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/wish");
  const query = useQuery(myPreferenceQuery(coalition));
  const name = useQuery(coalitionQuery(coalition)).data?.name ?? "";
  return (
    <Page
      kind={t("preferences.title")}
      lead={t("preferences.lead")}
      back={
        <Link className="back" to="/you/$section" params={{ section: "asking" }}>
          <Icon name="back" small />
          {t("people.asking")}
        </Link>
      }
      single
    >
      <div className="stack-l">
        <Loaded query={query}>
          {(now) => (
            <PreferenceForm
              coalition={coalition}
              now={now}
              readBy={<T id="preferences.read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
            />
          )}
        </Loaded>
      </div>
    </Page>
  );
}
