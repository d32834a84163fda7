import { useQuery } from "@tanstack/react-query";
import type { ProposalOut } from "@/api/schema";
import { DiffText } from "@/features/decisions/Diff";
import { Particulars } from "@/features/decisions/Particulars";
import { versionQuery } from "@/features/decisions/queries";
import { CHANGE_WORDS } from "@/features/decisions/words";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Prose } from "@/ui/Prose";

/** The text as it stands, and what changed since the version before; below a text of several stages, the way to answer again. */
export function TheText({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { version, title, text, abilities } = proposal;
  const answers = proposal.status !== "told" && (abilities.answer || abilities.change_answer);
  const params = { coalition: proposal.coalition_id, proposal: proposal.id };
  if (title === "") {
    return (
      <section className="stack">
        <h2>{t("decisions.what_is_proposed")}</h2>
        <Notice>
          <p>{t("decisions.withheld")}</p>
        </Notice>
        <Particulars proposal={proposal} />
        <AllVersions params={params} />
      </section>
    );
  }
  return (
    <section className="stack" id="text" tabIndex={-1}>
      <h2>
        {version > 1
          ? t("decisions.text_and_changes", { version: version - 1 })
          : t("decisions.what_is_proposed")}
      </h2>
      <Particulars proposal={proposal} />
      {version > 1 ? <Changed proposal={proposal} /> : <Prose text={text} />}
      {version > 1 && <AllVersions params={params} />}
      {answers && (
        <p className="btns">
          <Link className={buttonClass()} to="/c/$coalition/proposals/$proposal/voice" params={params}>
            {t(abilities.answer ? "decisions.your_voice" : "decisions.change_voice")}
          </Link>
        </p>
      )}
    </section>
  );
}

function AllVersions({ params }: { params: { coalition: string; proposal: string } }) {
  const t = useT();
  return (
    <p>
      <Link to="/c/$coalition/proposals/$proposal/versions" params={params}>
        {t("decisions.all_versions")}
      </Link>
    </p>
  );
}

function Changed({ proposal: { id, version, text } }: { proposal: ProposalOut }) {
  const t = useT();
  const query = useQuery(versionQuery(id, version));
  return (
    <Loaded query={query}>
      {({ diff, note, change }) => (
        <>
          {diff ? <DiffText diff={diff} /> : <Prose text={text} />}
          <p className="small muted">{t(CHANGE_WORDS[change])}</p>
          {note && (
            <>
              <h3>{t("decisions.why_changed")}</h3>
              <Prose text={note} />
            </>
          )}
        </>
      )}
    </Loaded>
  );
}
