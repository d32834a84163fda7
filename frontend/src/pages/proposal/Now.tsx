import type { ProposalOut, StageName } from "@/api/schema";
import { useProposal } from "@/features/decisions/mutations";
import { STAGE_WORDS } from "@/features/decisions/words";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";
import { Given } from "./Given";

const MEANS: Record<StageName, MessageId> = {
  told: "decisions.now_told",
  questions: "decisions.now_questions",
  reactions: "decisions.now_reactions",
  consent: "decisions.now_consent",
  integrating: "decisions.now_integrating",
  choosing: "decisions.now_choosing",
};

/** One's own answer itself is shown there. */
const QUIET = new Set<StageName>(["consent", "told", "choosing"]);

const TURN: Record<NonNullable<ProposalOut["my_turn"]>, MessageId> = {
  spoken: "decisions.you_spoke",
  passed: "decisions.you_passed",
  proposed: "decisions.you_proposed",
};

/** What is asked now, and what its reader can do. */
export function Now({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { stage, kind, abilities, my_turn: turn } = proposal;
  const drawn = stage?.name === "choosing" && kind === "lot";
  if (!stage) return <Closed proposal={proposal} />;
  return (
    <section className="stack">
      <h2>{t(STAGE_WORDS[stage.name])}</h2>
      <p>{t(drawn ? "decisions.now_lot" : MEANS[stage.name])}</p>
      {!proposal.asked_me && <p>{t("decisions.joined_after")}</p>}
      {turn && !QUIET.has(stage.name) && <p>{t(TURN[turn])}</p>}
      <Given proposal={proposal} />
      <Ways proposal={proposal} />
      {abilities.pass && <p className="why">{t("decisions.passing_is_an_answer")}</p>}
      {abilities.more_time && <p className="why">{t("decisions.more_time_means")}</p>}
      {abilities.ask_everyone && <p className="why">{t("decisions.ask_everyone_means")}</p>}
    </section>
  );
}

function Ways({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { pass, moreTime, askEveryone, withdraw } = useProposal(proposal.id);
  const { abilities } = proposal;
  const presses = [
    { can: abilities.pass, press: pass, words: "decisions.pass_round", said: "decisions.you_passed" },
    { can: abilities.more_time, press: moreTime, words: "decisions.more_time", said: "decisions.extended" },
    { can: abilities.ask_everyone, press: askEveryone, words: "decisions.ask_everyone" },
    { can: abilities.withdraw, press: withdraw, words: "decisions.withdraw" },
  ] as const;
  return (
    <div className="btns">
      <Links proposal={proposal} />
      {presses
        .filter(({ can }) => can)
        .map(({ words, press, ...more }) => (
          <ActionButton key={words} press={press} {...("said" in more ? { said: t(more.said) } : {})}>
            {t(words)}
          </ActionButton>
        ))}
    </div>
  );
}

/** The ways that lead on; the first of them is the page's one primary action. */
function Links({ proposal: { id, status, coalition_id: coalition, abilities } }: { proposal: ProposalOut }) {
  const t = useT();
  const params = { coalition, proposal: id };
  return (
    <>
      {(abilities.answer || abilities.change_answer) && (
        <Link className={buttonClass("primary")} to="/c/$coalition/proposals/$proposal/voice" params={params}>
          {t(abilities.answer ? "decisions.your_voice" : "decisions.change_voice")}
        </Link>
      )}
      {abilities.speak && (
        <Link className={buttonClass()} to="/c/$coalition/proposals/$proposal" params={params} hash="say">
          {t(status === "questions" ? "decisions.ask_question" : "decisions.say_reaction")}
        </Link>
      )}
      {abilities.amend && (
        <Link
          className={buttonClass(status === "integrating" ? "primary" : "plain")}
          to="/c/$coalition/proposals/$proposal/amend"
          params={params}
        >
          {t("decisions.next_version")}
        </Link>
      )}
    </>
  );
}

/** Nothing is asked: it waits for a yes, or is over. */
function Closed({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const { withdraw } = useProposal(proposal.id);
  if (!proposal.abilities.withdraw) return null;
  return (
    <div className="btns">
      <ActionButton press={withdraw}>{t("decisions.withdraw")}</ActionButton>
    </div>
  );
}
