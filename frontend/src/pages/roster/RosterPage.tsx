import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { coalitionQuery } from "@/features/coalitions/queries";
import { useImportRoster } from "@/features/roster/mutations";
import { type Looked, RosterForm } from "@/features/roster/RosterForm";
import { RosterTable } from "@/features/roster/RosterTable";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { Button, buttonClass } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";
import { Seen } from "@/ui/Seen";

/** A list from a file becomes unsent invitations, never memberships: all of it, or nothing. */
export function RosterPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition/roster");
  const query = useQuery(coalitionQuery(coalition));
  return (
    <Page kind={t("roster.title")} lead={t("roster.lead")}>
      <Loaded query={query}>
        {({ abilities }) =>
          abilities.import_roster ? (
            <Import coalition={coalition} />
          ) : (
            <Notice>{t("roster.members_only")}</Notice>
          )
        }
      </Loaded>
    </Page>
  );
}

function Import({ coalition }: { coalition: string }) {
  const [looked, setLooked] = useState<Looked | null>(null);
  const [done, setDone] = useState(false);
  if (done) return <Done coalition={coalition} />;
  if (looked === null) {
    return (
      <div className="single">
        <RosterForm coalition={coalition} done={setLooked} />
      </div>
    );
  }
  return (
    <Preview
      coalition={coalition}
      looked={looked}
      another={() => setLooked(null)}
      done={() => setDone(true)}
    />
  );
}

type PreviewProps = { coalition: string; looked: Looked; another: () => void; done: () => void };

function Preview({ coalition, looked: { bytes, name, preview }, another, done }: PreviewProps) {
  const t = useT();
  const bringIn = useImportRoster(coalition);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <div className="stack">
      <h2 ref={heading} tabIndex={-1}>
        <T id="roster.preview_title" values={{ name: <bdi>{name}</bdi> }} />
      </h2>
      <Notice kind={preview.ready ? "plain" : "caution"}>
        <p>{preview.ready ? t("roster.ready", { count: preview.new }) : t("roster.not_ready")}</p>
      </Notice>
      {preview.ready && <Seen>{t("roster.seen")}</Seen>}
      <div className="btns">
        {preview.ready && preview.new > 0 && (
          <ActionButton look="primary" press={() => bringIn(bytes).then(done)}>
            {t("roster.bring_in")}
          </ActionButton>
        )}
        <Button onClick={another}>{t("roster.another")}</Button>
      </div>
      <RosterTable rows={preview.rows} />
    </div>
  );
}

function Done({ coalition }: { coalition: string }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="stack" ref={box} tabIndex={-1}>
      <Notice kind="done">
        <p>{t("roster.done")}</p>
      </Notice>
      <Link className={buttonClass("primary")} to="/c/$coalition/invite" params={{ coalition }}>
        {t("roster.to_invitations")}
      </Link>
    </div>
  );
}
