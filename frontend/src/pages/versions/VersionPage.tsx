import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import type { Kind, VersionOut } from "@/api/schema";
import { DiffText } from "@/features/decisions/Diff";
import { Particulars } from "@/features/decisions/Particulars";
import { proposalQuery, versionQuery } from "@/features/decisions/queries";
import { CHANGE_WORDS } from "@/features/decisions/words";
import { T, useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { Link, notFound, useParams } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Select } from "@/ui/form/fields";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { PersonOrFormer } from "@/ui/people";
import { BackToProposal } from "./BackToProposal";

const WITHOUT_MARKS = 0;

/** One version, and word by word what it changed since any before it. */
export function VersionPage() {
  const t = useT();
  const { coalition, proposal, number } = useParams("/c/$coalition/proposals/$proposal/versions/$number");
  const version = Number(number);
  if (!Number.isInteger(version) || version < 1) throw notFound();
  const [against, setAgainst] = useState(version - 1);
  const query = useQuery(versionQuery(proposal, version, against || undefined));
  const about = useQuery(proposalQuery(proposal)).data;
  if (isProblem(query.error, "not_found")) throw notFound();
  return (
    <Page
      kind={t("decisions.one_version")}
      heading={t("decisions.version_title", { version })}
      back={<BackToProposal coalition={coalition} proposal={proposal} />}
      lead={query.data && <Written version={query.data} />}
      single
    >
      <div className="stack-l">
        {version > 1 && about && version <= about.version && (
          <Compare version={version} against={against} choose={setAgainst} />
        )}
        <Loaded query={query}>
          {(found) => (
            <Words
              version={found}
              of={{ kind: about?.kind ?? null, coalition_id: coalition }}
              marked={against !== WITHOUT_MARKS}
            />
          )}
        </Loaded>
        <p>
          <Link to="/c/$coalition/proposals/$proposal/versions" params={{ coalition, proposal }}>
            {t("decisions.all_versions")}
          </Link>
        </p>
      </div>
    </Page>
  );
}

function Written({ version: { by, published_at, change } }: { version: VersionOut }) {
  const t = useT();
  return (
    <>
      <T
        id="decisions.written_by"
        values={{ who: <PersonOrFormer name={by.name} />, when: <DateTime value={published_at} /> }}
      />{" "}
      {t(CHANGE_WORDS[change])}
    </>
  );
}

type CompareProps = { version: number; against: number; choose: (against: number) => void };

function Compare({ version, against, choose }: CompareProps) {
  const t = useT();
  const id = useId();
  const earlier = Array.from({ length: version - 1 }, (_, index) => version - 1 - index);
  return (
    <div className="no-print">
      <Select
        id={id}
        name="against"
        label={t("decisions.compare_with")}
        value={`${against}`}
        onChange={(value) => choose(Number(value))}
        options={[
          ...earlier.map((one) => ({
            value: `${one}`,
            label: t("decisions.version_title", { version: one }),
          })),
          { value: `${WITHOUT_MARKS}`, label: t("decisions.without_marks") },
        ]}
      />
    </div>
  );
}

function Words({
  version: { title, text, note, withheld, diff, payload, refers_to, review_on, trial_days },
  of,
  marked,
}: WordsProps) {
  const t = useT();
  return (
    <>
      {note && (
        <section className="stack">
          <h2>{t("decisions.why_changed")}</h2>
          <Prose text={note} />
        </section>
      )}
      {withheld && <p>{t("decisions.withheld")}</p>}
      {title !== "" && (
        <section className="stack">
          <h2>{t(marked && diff ? "decisions.the_changes" : "decisions.what_is_proposed")}</h2>
          {marked && diff ? (
            <DiffText diff={diff} />
          ) : (
            <div className="sheet">
              <p className="words" dir="auto">
                <strong>{title}</strong>
              </p>
              <Prose text={text} />
            </div>
          )}
          <Particulars proposal={{ ...of, payload, refers_to }} options />
          <p className="small muted">
            <T id="decisions.review_on_day" values={{ day: <DateTime value={review_on} /> }} />{" "}
            {trial_days !== null && t("decisions.trial_ends", { count: trial_days })}
          </p>
        </section>
      )}
    </>
  );
}

type WordsProps = { version: VersionOut; of: { kind: Kind | null; coalition_id: string }; marked: boolean };
