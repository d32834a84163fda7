import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { agreementsQuery } from "@/features/agreements/queries";
import { coalitionQuery, everyoneQuery } from "@/features/coalitions/queries";
import { CommitForm } from "@/features/commitments/CommitForm";
import { initiativesQuery } from "@/features/initiatives/queries";
import { useAsMember } from "@/features/people/queries";
import { T, useT } from "@/lib/i18n/react";
import { navigate, useParams, usePlace } from "@/lib/router";
import type { Bound } from "@/ui/form/binding";
import { NamesField } from "@/ui/form/NamesField";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";

const ASKED_AT_MOST = 10;

/** One sentence and a date is enough. */
export function CommitPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/commit");
  const { search } = usePlace();
  const query = useQuery(coalitionQuery(coalition));
  const member = useAsMember(coalition) !== null;
  const { agreed, serves } = useServes(coalition, member);
  const action = new URLSearchParams(search).get("action");
  return (
    <Page
      kind={t("commitments.new_title")}
      heading={t("commitments.new_heading")}
      lead={t("commitments.new_lead")}
      single
    >
      <Loaded query={query}>
        {({ name }) => (
          <CommitForm
            coalition={coalition}
            weekday={agreed.find(({ kind }) => kind === "rhythm")?.weekday ?? null}
            action={action}
            serves={serves}
            people={(field) => member && <WithWhom coalition={coalition} {...field} />}
            readBy={<T id="commitments.sentence_read_by" values={{ coalition: <bdi>{name}</bdi> }} />}
            done={({ id }) => navigate({ to: "/commitments/$commitment", params: { commitment: id } })}
          />
        )}
      </Loaded>
    </Page>
  );
}

/** The initiatives and agreements that it can serve; somebody new reads neither. */
function useServes(coalition: string, enabled: boolean) {
  const t = useT();
  const agreements = useInfiniteQuery({ ...agreementsQuery(coalition), enabled });
  const initiatives = useInfiniteQuery({ ...initiativesQuery(coalition), enabled });
  const agreed = agreements.data?.pages.flatMap(({ items }) => items) ?? [];
  const shared = initiatives.data?.pages.flatMap(({ items }) => items) ?? [];
  const serves = [
    ...shared.map(({ id, title }) => ({
      value: `initiative ${id}`,
      label: t("carry.serves_one_initiative", { title }),
    })),
    ...agreed
      .filter(({ kind }) => kind === "working")
      .map(({ id, title }) => ({
        value: `agreement ${id}`,
        label: t("carry.serves_one_agreement", { title }),
      })),
  ];
  return { agreed, serves };
}

/** Others are asked, and hold it by their own yes. */
function WithWhom({ coalition, ...field }: { coalition: string } & Bound<string[]>) {
  const t = useT();
  const query = useQuery(everyoneQuery(coalition));
  return (
    <Loaded query={query}>
      {(members) => (
        <NamesField
          {...field}
          label={t("carry.with_whom")}
          hint={t("carry.with_whom_hint")}
          optional
          most={ASKED_AT_MOST}
          people={members.filter(({ mine }) => !mine)}
        />
      )}
    </Loaded>
  );
}
