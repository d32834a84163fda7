import { useInfiniteQuery } from "@tanstack/react-query";
import type { VersionLine } from "@/api/schema";
import { versionsQuery } from "@/features/decisions/queries";
import { CHANGE_WORDS } from "@/features/decisions/words";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Page } from "@/ui/Page";
import { PagedRows } from "@/ui/PagedRows";
import { PersonOrFormer } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { BackToProposal } from "./BackToProposal";

/** Every version there was: who wrote it, what it changes, and why. */
export function VersionsPage() {
  const t = useT();
  const { coalition, proposal } = useParams("/c/$coalition/proposals/$proposal/versions");
  const query = useInfiniteQuery(versionsQuery(proposal));
  return (
    <Page
      kind={t("decisions.versions")}
      back={<BackToProposal coalition={coalition} proposal={proposal} />}
      single
    >
      <PagedRows
        query={query}
        plain={false}
        label={t("decisions.versions")}
        row={(line) => <Version key={line.number} line={line} coalition={coalition} proposal={proposal} />}
      />
    </Page>
  );
}

type VersionProps = { line: VersionLine; coalition: string; proposal: string };

function Version({
  line: { number, by, published_at, change, note, withheld },
  coalition,
  proposal,
}: VersionProps) {
  const t = useT();
  return (
    <Row
      level={2}
      ours
      title={
        <Link
          to="/c/$coalition/proposals/$proposal/versions/$number"
          params={{ coalition, proposal, number: `${number}` }}
        >
          {t("decisions.version_title", { version: number })}
        </Link>
      }
      why={
        <>
          <T
            id="decisions.written_by"
            values={{ who: <PersonOrFormer name={by.name} />, when: <DateTime value={published_at} /> }}
          />{" "}
          {t(CHANGE_WORDS[change])}
        </>
      }
    >
      {note && (
        <p className="words as-typed" dir="auto">
          {note}
        </p>
      )}
      {withheld && <p>{t("decisions.withheld")}</p>}
    </Row>
  );
}
