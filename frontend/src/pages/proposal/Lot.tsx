import { useQuery } from "@tanstack/react-query";
import type { ChoosingOut, LotOut, ProposalOut } from "@/api/schema";
import { LotCheck } from "@/features/decisions/LotCheck";
import { useProposal } from "@/features/decisions/mutations";
import { lotQuery } from "@/features/decisions/queries";
import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { ActionButton } from "@/ui/ActionButton";
import { LinkButton } from "@/ui/Button";
import { Disclosed } from "@/ui/Disclosed";
import { Form } from "@/ui/form/Form";
import { TextField } from "@/ui/form/fields";
import { Loaded } from "@/ui/Loaded";
import { PersonOrFormer } from "@/ui/people";

type LotProps = { proposal: ProposalOut; choosing: ChoosingOut };

/** One's own part in a lot: to be in it, to stay out, to add a word. Nobody enters another. */
export function Lot({ proposal, choosing }: LotProps) {
  const t = useT();
  const { kind, abilities } = proposal;
  if (kind !== "lot") return abilities.enter_lot && <OwnWord proposal={proposal} choosing={choosing} />;
  return (
    <>
      <p>{t("decisions.lot_draws", { count: choosing.draw ?? 1 })}</p>
      {choosing.among === "members" && <WhoIsIn proposal={proposal.id} />}
      {abilities.enter_lot && <OwnPart proposal={proposal} choosing={choosing} />}
    </>
  );
}

function OwnPart({ proposal, choosing }: LotProps) {
  const t = useT();
  const { enterLot } = useProposal(proposal.id);
  const { my_turn: turn } = proposal;
  const out = () => enterLot({ in: false });
  if (choosing.among !== "members") {
    return (
      <>
        {turn ? (
          <p>{t("decisions.lot_may_be_drawn")}</p>
        ) : (
          <div className="btns">
            <ActionButton look="primary" press={out} said={t("decisions.lot_may_be_drawn")}>
              {t("decisions.let_it_be_drawn")}
            </ActionButton>
          </div>
        )}
        <OwnWord proposal={proposal} choosing={choosing} />
      </>
    );
  }
  const { in_lot: inside } = choosing;
  const enter = () => enterLot({ in: true });
  return (
    <>
      {turn && <p>{t(inside ? "decisions.you_are_in" : "decisions.you_are_out")}</p>}
      <div className="btns">
        {inside ? (
          <ActionButton key="out" press={out} said={t("decisions.you_are_out")}>
            {t("decisions.take_me_out")}
          </ActionButton>
        ) : (
          <ActionButton key="in" look="primary" press={enter} said={t("decisions.you_are_in")}>
            {t("decisions.put_me_in")}
          </ActionButton>
        )}
        {!inside && !turn && (
          <ActionButton key="stay" press={out} said={t("decisions.you_are_out")}>
            {t("decisions.stay_out")}
          </ActionButton>
        )}
      </div>
      <OwnWord proposal={proposal} choosing={choosing} />
    </>
  );
}

/** A word that nobody foresees. It shows without a name once the lot is drawn; until then only to whoever added it. */
function OwnWord({ proposal: { id, kind }, choosing: { in_lot, my_word } }: LotProps) {
  const t = useT();
  const { enterLot } = useProposal(id);
  return (
    <Disclosed label={t("decisions.add_word")}>
      {(close) => (
        <Form
          draft={`lot.${id}`}
          initial={{ word: my_word ?? "" }}
          readBy={t("decisions.word_read_by")}
          submit={t(my_word ? "decisions.save_word" : "decisions.send_word")}
          look="plain"
          check={({ word }) => ({ word: !my_word && word.trim() === "" && t("decisions.word_needed") })}
          send={({ word }) => enterLot({ in: in_lot, word: word.trim() || null })}
          done={close}
        >
          {(field) => (
            <TextField
              {...field("word")}
              label={t("decisions.your_word")}
              hint={t(kind === "lot" ? "decisions.your_word_hint" : "decisions.your_word_tie")}
            />
          )}
        </Form>
      )}
    </Disclosed>
  );
}

function WhoIsIn({ proposal }: { proposal: string }) {
  const t = useT();
  const query = useQuery(lotQuery(proposal));
  if (isProblem(query.error, "not_found")) return null;
  return (
    <>
      <h3>{t("decisions.who_is_in")}</h3>
      <Loaded query={query}>
        {({ people }) =>
          people.length === 0 ? (
            <p className="muted">{t("decisions.nobody_in")}</p>
          ) : (
            <ul className="stack-s">
              {people.map(({ id, name }) => (
                <li key={id}>
                  <PersonOrFormer name={name} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </>
  );
}

/** What was promised of a lot before anyone was in it and, once it is drawn, all that it takes to draw it again. */
export function Draw({ proposal: { id, kind, decision } }: { proposal: ProposalOut }) {
  const t = useT();
  const query = useQuery(lotQuery(id));
  if (isProblem(query.error, "not_found")) return null;
  return (
    <>
      <h3>{t(kind === "lot" ? "decisions.lot_checked" : "decisions.lot_if_level")}</h3>
      <Loaded query={query}>{(lot) => <Published lot={lot} />}</Loaded>
      <LotCheck />
      {decision && (
        <p className="btns">
          <LinkButton
            look="quiet"
            href={`/api/v1/proposals/${id}/lot`}
            download={`lot-${decision.number}.json`}
          >
            {t("decisions.lot_record")}
          </LinkButton>
        </p>
      )}
    </>
  );
}

function Published({ lot: { commitment, nonce, words } }: { lot: LotOut }) {
  const t = useT();
  return (
    <dl className="facts">
      <div>
        <dt>{t("decisions.lot_digest")}</dt>
        <dd>
          <code dir="ltr">{commitment}</code>
        </dd>
      </div>
      {nonce && (
        <>
          <div>
            <dt>{t("decisions.lot_nonce")}</dt>
            <dd>
              <code dir="ltr">{nonce}</code>
            </dd>
          </div>
          <div>
            <dt>{t("decisions.lot_words")}</dt>
            <dd>
              {words.length === 0 && t("decisions.lot_no_words")}
              {words.map((word, place) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: the same word may be there twice, and none moves
                <p key={place} className="words" dir="auto">
                  {word}
                </p>
              ))}
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}
