import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { coalitionQuery } from "@/features/coalitions/queries";
import { isReviewed } from "@/features/decisions/kinds";
import { decisionQuery } from "@/features/decisions/queries";
import { readerZone, weekdayNames } from "@/lib/dates";
import { T, useT } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";
import { Link } from "@/lib/router";
import { DateTime } from "@/ui/DateTime";
import { Prose } from "@/ui/Prose";
import { type Draft, type Kind, linesOf } from "./draft";
import { momentsOf } from "./lines";
import { useNamed } from "./named";
import { wayOf } from "./ways";
import { useYeses } from "./yeses";

/** The draft as its readers will have it, and the way back to each of its pages. */
export function AsRead({ coalition, draft }: { coalition: string; draft: Draft }) {
  const t = useT();
  const at = { params: { coalition } };
  return (
    <>
      <section className="stack">
        <p className="muted">
          <By coalition={coalition} draft={draft} />
        </p>
        <h2 className="words" dir="auto">
          {draft.title}
        </h2>
        <Prose text={draft.text} />
        <p>
          <Link to="/c/$coalition/propose/text" {...at}>
            {t("propose.change_words")}
          </Link>
        </p>
      </section>
      <section className="stack">
        <Facts coalition={coalition} draft={draft} />
        <p className="btns">
          <Link to="/c/$coalition/propose" {...at}>
            {t("propose.change_what")}
          </Link>
          <Link to="/c/$coalition/propose/people" {...at}>
            {t("propose.change_people")}
          </Link>
        </p>
      </section>
    </>
  );
}

function By({ coalition, draft: { kind, in_name, with_people } }: { coalition: string; draft: Draft }) {
  const t = useT();
  const named = useNamed(coalition);
  const with_me = named(with_people);
  const who = {
    own: t("propose.you"),
    ours: namesText([t("propose.you"), ...with_me]),
    on_behalf: t("propose.for_person", { names: namesText(with_me) }),
  }[in_name];
  return <T id="propose.read_as" values={{ who, kind: t(`decisions.kind_${kind as Kind}`) }} />;
}

function Facts({ coalition, draft }: { coalition: string; draft: Draft }) {
  const t = useT();
  const named = useNamed(coalition);
  const way = wayOf(draft);
  const { asked, used } = useYeses(coalition, draft);
  const trial = draft.trial_days && t("propose.trial_days", { count: Number(draft.trial_days) });
  return (
    <dl className="facts">
      <Fact name={t("decisions.how")}>
        <p className="small">{t(way)}</p>
      </Fact>
      <OfKind coalition={coalition} draft={draft} />
      {isReviewed(draft.kind) && (
        <Fact name={t("propose.review")}>
          {draft.review_on ? <DateTime value={draft.review_on} /> : t("propose.review_in_a_year")}
        </Fact>
      )}
      {trial && <Fact name={t("propose.trial")}>{trial}</Fact>}
      <Fact name={t("propose.names_whom")}>
        <bdi>{namesText(named(draft.names)) || t("propose.nobody")}</bdi>
      </Fact>
      {asked.length > 0 && (
        <Fact name={t("propose.asked_first")}>
          <bdi>{namesText(named(asked))}</bdi>
        </Fact>
      )}
      {used.length > 0 && (
        <Fact name={t("propose.mandates")}>
          {used.map(({ id, from_name, topic }) => (
            <p key={id}>
              <T id="propose.given" values={{ name: <bdi>{from_name}</bdi>, topic: <bdi>{topic}</bdi> }} />
            </p>
          ))}
        </Fact>
      )}
    </dl>
  );
}

type OfKindProps = { coalition: string; draft: Draft };

function OfKind({ coalition, draft }: OfKindProps) {
  const t = useT();
  const { kind, name, until, about, weekday, roles_wanted } = draft;
  if (kind === "rhythm") return <Fact name={t("propose.weekday")}>{weekdayNames()[Number(weekday)]}</Fact>;
  if (kind === "initiative") return <Lines name={t("propose.roles")} text={roles_wanted} />;
  if (kind === "choice" || kind === "lot") return <Among coalition={coalition} draft={draft} />;
  if (draft.decision_id) return <Reviewed decision={draft.decision_id} />;
  if (kind !== "follower" && kind !== "group") return null;
  return (
    <>
      <Fact name={t(kind === "follower" ? "propose.leader_name" : "propose.group_name")}>
        <bdi>{name}</bdi>
        {kind === "group" && about && <p dir="auto">{about}</p>}
      </Fact>
      {kind === "follower" && (
        <Fact name={t("propose.until")}>
          <DateTime value={until} />
        </Fact>
      )}
    </>
  );
}

function Reviewed({ decision }: { decision: string }) {
  const t = useT();
  const { data } = useQuery(decisionQuery(decision));
  if (!data) return null;
  return (
    <Fact name={t("decisions.about_decision")}>
      <bdi>{data.title}</bdi>
    </Fact>
  );
}

function Among({ coalition, draft }: OfKindProps) {
  const t = useT();
  const zone = useQuery(coalitionQuery(coalition)).data?.zone ?? readerZone();
  const { kind, among, draw, choose_from, options, times } = draft;
  if (kind === "choice" && choose_from === "times") {
    return (
      <Fact name={t("propose.times")}>
        {momentsOf(times, zone).map((moment) => (
          <p key={moment}>
            <DateTime value={moment} zone={zone} />
          </p>
        ))}
      </Fact>
    );
  }
  return (
    <>
      {kind === "lot" && <Fact name={t("propose.draw")}>{draw}</Fact>}
      {kind === "lot" && among === "members" ? (
        <Fact name={t("propose.among")}>{t("propose.among_members")}</Fact>
      ) : (
        <Lines name={t("propose.options")} text={options} />
      )}
    </>
  );
}

function Lines({ name, text }: { name: string; text: string }) {
  const lines = linesOf(text);
  if (lines.length === 0) return null;
  return (
    <Fact name={name}>
      {lines.map((line) => (
        <p key={line} className="words" dir="auto">
          {line}
        </p>
      ))}
    </Fact>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
