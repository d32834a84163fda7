import { useQuery, useQueryClient } from "@tanstack/react-query";
import { NewActionForm } from "@/features/actions/NewActionForm";
import { othersQuery } from "@/features/actions/queries";
import { PeopleField } from "@/features/coalitions/PeopleField";
import { coalitionQuery } from "@/features/coalitions/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link, navigate, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";

/** What needs no decision of all: it is underway already, or it is only ours. */
export function ActionNewPage() {
  const t = useT();
  const client = useQueryClient();
  const { coalition } = useParams("/c/$coalition/actions/new");
  const others = useQuery(othersQuery(coalition));
  const name = useQuery(coalitionQuery(coalition)).data?.name ?? "";
  return (
    <Page
      kind={t("actions.new_title")}
      lead={t("actions.new_lead")}
      back={
        <Link className="back" to="/c/$coalition/actions" params={{ coalition }}>
          <Icon name="back" small />
          {t("actions.list_title")}
        </Link>
      }
      single
    >
      <Loaded query={others}>
        {(members) => (
          <NewActionForm
            coalition={coalition}
            others={members}
            readBy={<T id="actions.read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
            people={(field) => (
              <PeopleField
                {...field}
                coalition={coalition}
                as="named"
                label={t("actions.names")}
                hint={t("actions.names_hint")}
                optional
              />
            )}
            done={({ id }) => {
              client.invalidateQueries({ queryKey: ["actions", coalition] });
              navigate({ to: "/c/$coalition/actions/$action", params: { coalition, action: id } });
            }}
          />
        )}
      </Loaded>
    </Page>
  );
}
