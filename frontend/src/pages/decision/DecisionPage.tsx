import { useQuery } from "@tanstack/react-query";
import type { DecisionOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { Chosen } from "@/features/decisions/Chosen";
import { MadeList } from "@/features/decisions/MadeLinks";
import { OnRecord } from "@/features/decisions/OnRecord";
import { decisionQuery } from "@/features/decisions/queries";
import { KIND_WORDS } from "@/features/decisions/words";
import { useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { CopyField } from "@/ui/CopyField";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page, Reading } from "@/ui/Page";
import { Prose } from "@/ui/Prose";
import { PersonOrFormer } from "@/ui/people";
import { Beside } from "./Beside";

/** A decision as it can be read, cited and printed. */
export function DecisionPage() {
  const t = useT();
  const { coalition, decision } = useParams("/c/$coalition/decisions/$decision");
  const query = useQuery(decisionQuery(decision));
  const found = query.data;
  return (
    <Page
      kind={t("record.title")}
      heading={found?.title}
      words={found !== undefined}
      kicker={found && t("record.kicker", { number: found.number, kind: t(KIND_WORDS[found.kind]) })}
      back={
        <Link className="back" to="/c/$coalition/decisions" params={{ coalition }}>
          <Icon name="back" small />
          {t("decisions.title")}
        </Link>
      }
    >
      <Loaded query={query}>
        {(one) => (
          <Reading beside={<Beside decision={one} />}>
            <Body decision={one} />
          </Reading>
        )}
      </Loaded>
    </Page>
  );
}

function Body({ decision }: { decision: DecisionOut }) {
  const t = useT();
  const zone = useQuery(coalitionQuery(decision.coalition_id)).data?.zone;
  const { text, concerns, objections, made, citation, chosen, proposal_id, coalition_id, said_forgotten } =
    decision;
  return (
    <>
      <section>
        <h2>{t("record.text")}</h2>
        <Prose text={text} />
        {chosen && <Chosen chosen={chosen} zone={zone} />}
        {proposal_id && (
          <p className="no-print">
            <Link
              to="/c/$coalition/proposals/$proposal"
              params={{ coalition: coalition_id, proposal: proposal_id }}
            >
              {t("record.how_it_came")}
            </Link>
          </p>
        )}
        {said_forgotten && <p className="muted">{said_forgotten}</p>}
      </section>
      {objections.length > 0 && (
        <section>
          <h2>{t("record.objections")}</h2>
          {objections.map((objection) => (
            <OnRecord key={objection.id} objection={objection} />
          ))}
        </section>
      )}
      {concerns.length > 0 && (
        <section>
          <h2>{t("record.concerns")}</h2>
          {concerns.map(({ by, words }) => (
            <blockquote className="said" key={by.id}>
              <p className="words as-typed" dir="auto">
                {words}
              </p>
              <footer>
                <PersonOrFormer name={by.name} />
              </footer>
            </blockquote>
          ))}
        </section>
      )}
      {made.length > 0 && (
        <section>
          <h2>{t("record.made")}</h2>
          <MadeList decision={decision} />
        </section>
      )}
      <section>
        <h2>{t("record.cite")}</h2>
        <p className="only-print">
          <bdi>{citation}</bdi>
        </p>
        <div className="no-print">
          <CopyField
            words
            value={citation}
            label={t("record.citation_label")}
            copy={t("record.copy")}
            copied={t("record.copied")}
            selected={t("record.selected")}
          />
        </div>
      </section>
    </>
  );
}
