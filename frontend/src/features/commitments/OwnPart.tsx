import { type ReactNode, useState } from "react";
import type { CommitmentOut, MyHoldingOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Button } from "@/ui/Button";
import { useOwnPart } from "./mutations";
import { RenegotiateForm } from "./RenegotiateForm";
import { WordsForm } from "./WordsForm";

type Way = "date" | "smaller" | "hand_over" | "release" | "keep" | null;
const WAYS: readonly string[] = ["date", "smaller", "hand_over", "release", "keep"];
type OwnPartProps = {
  commitment: CommitmentOut;
  /** The way that was chosen elsewhere. */
  open: string | null;
  /** The question to whoever would take it over: who they are, the page knows. */
  handOver: (done: () => void) => ReactNode;
};

/** The ways on from here, all equal: nothing of it is a failure, and nobody else can press any of it. */
export function OwnPart({ commitment, open, handOver }: OwnPartProps) {
  const [way, setWay] = useState<Way>(open !== null && WAYS.includes(open) ? (open as Way) : null);
  const { abilities, mine } = commitment;
  if (!mine) return null;
  const close = () => setWay(null);
  return (
    <>
      <Ways commitment={commitment} choose={setWay} />
      {way === "hand_over" ? (
        commitment.abilities.hand_over && handOver(close)
      ) : (
        <Chosen way={way} commitment={commitment} close={close} />
      )}
      {commitment.read_by === "coalition" && abilities.check_in && (
        <AudienceSwitch id={commitment.id} mine={mine} />
      )}
    </>
  );
}

function Ways({ commitment, choose }: { commitment: CommitmentOut; choose: (way: Way) => void }) {
  const t = useT();
  const part = useOwnPart(commitment.id);
  const { abilities } = commitment;
  return (
    <div className="four">
      {abilities.keep && <Button onClick={() => choose("keep")}>{t("commitments.keep")}</Button>}
      {abilities.renegotiate && (
        <Button onClick={() => choose("date")}>{t("commitments.change_date")}</Button>
      )}
      {abilities.reword && <Button onClick={() => choose("smaller")}>{t("commitments.make_smaller")}</Button>}
      {abilities.hand_over && (
        <Button onClick={() => choose("hand_over")}>{t("commitments.hand_over")}</Button>
      )}
      {abilities.release && <Button onClick={() => choose("release")}>{t("commitments.let_go")}</Button>}
      {abilities.pause && <ActionButton press={part.pause}>{t("commitments.pause")}</ActionButton>}
      {abilities.resume && <ActionButton press={part.resume}>{t("commitments.resume")}</ActionButton>}
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
