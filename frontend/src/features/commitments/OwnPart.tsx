import type { ReactNode } from "react";
import type { CommitmentOut, MyHoldingOut } from "@/api/schema";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Button } from "@/ui/Button";
import { useOwnPart } from "./mutations";
import { RenegotiateForm } from "./RenegotiateForm";
import { WordsForm } from "./WordsForm";

export type Way = "date" | "smaller" | "hand_over" | "release" | "keep" | null;
const WAYS: readonly string[] = ["date", "smaller", "hand_over", "release", "keep"];
/** The way that was chosen elsewhere, if it is one. */
export const wayOf = (chosen: string | null): Way =>
  chosen !== null && WAYS.includes(chosen) ? (chosen as Way) : null;

type OwnPartProps = {
  commitment: CommitmentOut;
  way: Way;
  choose: (way: Way) => void;
  /** The question to whoever would take it over: who they are, the page knows. */
  handOver: (done: () => void) => ReactNode;
};

/** The ways on from here, all equal: nothing of it is a failure, and nobody else can press any of it. */
export function OwnPart({ commitment, way, choose, handOver }: OwnPartProps) {
  const { abilities, mine } = commitment;
  if (!mine) return null;
  const close = () => choose(null);
  return (
    <>
      <Ways commitment={commitment} way={way} choose={choose} />
      {way === "hand_over" ? (
        commitment.abilities.hand_over && handOver(close)
      ) : (
        <Chosen way={way} commitment={commitment} close={close} />
      )}
      {commitment.read_by === "coalition" && abilities.set_audience && (
        <AudienceSwitch id={commitment.id} mine={mine} />
      )}
    </>
  );
}

type WaysProps = Pick<OwnPartProps, "commitment" | "way" | "choose">;

/** Each opens its form below; pressed again, it closes it, and what was typed stays kept. */
function Ways({ commitment, way, choose }: WaysProps) {
  const t = useT();
  const part = useOwnPart(commitment.id);
  const { abilities } = commitment;
  const opens = (name: Way, words: MessageId) => (
    <Button aria-expanded={way === name} onClick={() => choose(way === name ? null : name)}>
      {t(words)}
    </Button>
  );
  return (
    <div className="four">
      {abilities.keep && opens("keep", "commitments.keep")}
      {abilities.renegotiate && opens("date", "commitments.change_date")}
      {abilities.reword && opens("smaller", "commitments.make_smaller")}
      {abilities.hand_over && opens("hand_over", "commitments.hand_over")}
      {abilities.release && opens("release", "commitments.let_go")}
      {(abilities.pause || abilities.resume) && (
        <div className="way">
          {abilities.pause && <ActionButton press={part.pause}>{t("commitments.pause")}</ActionButton>}
          {abilities.resume && <ActionButton press={part.resume}>{t("commitments.resume")}</ActionButton>}
        </div>
      )}
    </div>
  );
}

type ChosenProps = { way: Exclude<Way, "hand_over">; commitment: CommitmentOut; close: () => void };

function Chosen({ way, commitment, close }: ChosenProps) {
  const t = useT();
  const part = useOwnPart(commitment.id);
  if (way === null) return null;
  if (way === "release") {
    return (
      <WordsForm
        commitment={commitment}
        draft={`release.${commitment.id}`}
        submit={t("commitments.let_go")}
        label={t("commitments.last_words")}
        send={part.release}
        done={close}
      />
    );
  }
  if (way === "keep") {
    return (
      <WordsForm
        commitment={commitment}
        draft={`keep.${commitment.id}`}
        submit={t("commitments.keep")}
        label={t("commitments.words_label")}
        send={part.keep}
        done={close}
      />
    );
  }
  return <RenegotiateForm commitment={commitment} change={way} done={close} />;
}

function AudienceSwitch({ id, mine }: { id: string; mine: MyHoldingOut }) {
  const t = useT();
  const part = useOwnPart(id);
  const narrow = mine.check_ins_read_by === "partners";
  return (
    <p>
      <ActionButton look="quiet" press={() => part.setAudience(narrow ? "coalition" : "partners")}>
        {narrow ? t("commitments.read_wider") : t("commitments.read_narrower")}
      </ActionButton>
    </p>
  );
}
