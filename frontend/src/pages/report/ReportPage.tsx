import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { ReportMade, ThingKindInput } from "@/api/schema";
import { FormalRoute } from "@/features/about/FormalRoute";
import { reportableQuery } from "@/features/safety/queries";
import { ReportForm, WhatHappensNext } from "@/features/safety/ReportForm";
import { isTextKind, TEXT_WORDS } from "@/features/safety/words";
import { useT } from "@/lib/i18n/react";
import { Link, notFound, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";
import { Prose } from "@/ui/Prose";

/** Report one text: what happens next stands before the button, and the formal route beside it, always. */
export function ReportPage() {
  const t = useT();
  const { thing, id } = useParams("/report/$thing/$id");
  const [made, setMade] = useState<ReportMade | null>(null);
  if (!isTextKind(thing)) throw notFound();
  return (
    <Page kind={t("safety.report_title")} lead={t(TEXT_WORDS[thing])} single>
      <div className="stack-l">
        {made ? <Made /> : <ToReport thing={{ kind: thing, id }} done={setMade} />}
      </div>
    </Page>
  );
}

type ToReportProps = { thing: { kind: ThingKindInput; id: string }; done: (made: ReportMade) => void };

/** Where nobody could be drawn to look at it, that is said before anybody writes a word. */
function ToReport({ thing, done }: ToReportProps) {
  const query = useQuery(reportableQuery(thing.kind, thing.id));
  return (
    <>
      <Loaded query={query}>
        {({ text, words }) => (
          <>
            {text && (
              <div className="sheet">
                <Prose text={text} />
              </div>
            )}
            {words === null ? (
              <WhatHappensNext />
            ) : (
              <Notice>
                <p>{words}</p>
              </Notice>
            )}
          </>
        )}
      </Loaded>
      <FormalRoute />
      {query.data?.abilities.report && <ReportForm thing={thing} done={done} />}
    </>
  );
}

function Made() {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="stack" ref={box} tabIndex={-1}>
      <Notice kind="done">
        <p>{t("safety.reported")}</p>
      </Notice>
      <FormalRoute />
      <div className="btns">
        <Link className={buttonClass("primary")} to="/reports">
          {t("safety.to_reports")}
        </Link>
      </div>
    </div>
  );
}
