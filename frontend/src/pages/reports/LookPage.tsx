import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ReportToLookAt } from "@/api/schema";
import { FormalRoute } from "@/features/about/FormalRoute";
import { LookForm } from "@/features/safety/LookForm";
import { reportsQuery } from "@/features/safety/queries";
import { TEXT_WORDS } from "@/features/safety/words";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { Empty } from "@/ui/Rows";

/** A text one was drawn to look at. Who reported it is not said, and who else looks is not said either. */
export function LookPage() {
  const t = useT();
  const { report } = useParams("/reports/$report");
  const query = useQuery(reportsQuery);
  const [answered, setAnswered] = useState(false);
  return (
    <Page
      kind={t("safety.look_title")}
      lead={t("safety.look_lead")}
      back={
        <Link className="back" to="/reports">
          <Icon name="back" small />
          {t("safety.reports_title")}
        </Link>
      }
      single
    >
      <div className="stack-l">
        {answered && <Answered />}
        <Loaded query={query}>
          {({ to_look_at }) => {
            const found = to_look_at.find(({ id }) => id === report);
            if (found) return <ToLookAt report={found} done={() => setAnswered(true)} />;
            return answered ? null : <Empty>{t("safety.not_asked")}</Empty>;
          }}
        </Loaded>
        <FormalRoute />
      </div>
    </Page>
  );
}

function ToLookAt({ report, done }: { report: ReportToLookAt; done: () => void }) {
  const t = useT();
  return (
    <>
      <section className="stack">
        <h2>{t(TEXT_WORDS[report.thing.kind])}</h2>
        <div className="sheet">
          <Prose text={report.text} />
        </div>
        <p className="muted">
          <T id="safety.answer_by" values={{ day: <DateTime value={report.answer_by} /> }} />
        </p>
      </section>
      <section className="stack">
        <h2>{t("safety.their_words")}</h2>
        {report.words.length === 0 && <p className="muted">{t("safety.no_words")}</p>}
        {report.words.map((words, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same report always has the same words
          <blockquote className="said" key={index}>
            <Prose text={words} />
          </blockquote>
        ))}
      </section>
      {report.abilities.answer && <LookForm report={report} done={done} />}
    </>
  );
}

function Answered() {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="stack" ref={box} tabIndex={-1}>
      <Notice kind="done">
        <p>{t("safety.answered")}</p>
      </Notice>
      <div className="btns">
        <Link className={buttonClass("primary")} to="/">
          {t("consents.back_to_today")}
        </Link>
      </div>
    </div>
  );
}
