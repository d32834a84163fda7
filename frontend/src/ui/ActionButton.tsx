import { type MouseEvent, type ReactNode, useState } from "react";
import { announce } from "@/lib/announce";
import { rememberPlace } from "@/lib/focus";
import { useT } from "@/lib/i18n/react";
import { useOnline } from "@/lib/own/shown";
import { Submission } from "@/lib/submission";
import { Button, type ButtonLook } from "./Button";
import { problemText } from "./problems";

type ActionButtonProps = {
  children: ReactNode;
  look?: ButtonLook;
  /** Hands over the Idempotency-Key of this press; pressing again after a failure has the same key. */
  press: (key: string) => Promise<unknown>;
  /** Said politely when it worked. What changed must also be seen in place. */
  said?: string;
  describedBy?: string;
  /** It changes this device alone, and needs no network. */
  here?: boolean;
};

/** One press, one request: busy while it runs, and what went wrong is told beside it. */
export function ActionButton({ children, look, press, said, describedBy, here }: ActionButtonProps) {
  const t = useT();
  const online = useOnline();
  const [submission] = useState(() => new Submission());
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function run(event: MouseEvent) {
    const backToPlace = rememberPlace(event.currentTarget);
    setBusy(true);
    setProblem(null);
    try {
      await press(submission.keyFor(null));
      submission.done();
      if (said) announce(said);
      backToPlace();
    } catch (error) {
      setProblem(problemText(error, t));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      <Button look={look} unavailable={busy} onClick={run} aria-describedby={describedBy}>
        {children}
        {busy && <span className="vh"> {t("ui.sending")}</span>}
      </Button>
      {!online && !here && <span className="meta">{t("ui.needs_connection")}</span>}
      {problem && (
        <p className="err wide" role="alert">
          {problem}
        </p>
      )}
    </>
  );
}
