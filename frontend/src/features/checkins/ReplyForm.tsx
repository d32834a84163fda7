import { useState } from "react";
import type { CheckInOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Button } from "@/ui/Button";
import { Form } from "@/ui/form/Form";
import { TextField } from "@/ui/form/fields";
import { useReply } from "./mutations";

const ONE_PRESS = ["seen", "with_you", "can_help"] as const;
const PRESS_WORDS = {
  seen: "commitments.press_seen",
  with_you: "commitments.press_with_you",
  can_help: "commitments.press_can_help",
} as const;

/** Four ways to answer a peer: three by one press, and a question. */
export function ReplyForm({ said }: { said: CheckInOut }) {
  const t = useT();
  const reply = useReply(said.commitment_id, said.id);
  const [asking, setAsking] = useState(false);
  const mine = new Set(said.replies.filter(({ is_me }) => is_me).map(({ kind }) => kind));
  const open = ONE_PRESS.filter((kind) => (kind === "can_help" ? said.abilities.help : !mine.has(kind)));
  return (
    <>
      <div className="btns">
        {open.map((kind) => (
          <ActionButton
            key={kind}
            look="quiet"
            press={(key) => reply({ kind }, key)}
            said={kind === "can_help" ? t("commitments.offered_help") : undefined}
          >
            {t(PRESS_WORDS[kind])}
          </ActionButton>
        ))}
        <Button look="quiet" aria-expanded={asking} onClick={() => setAsking(!asking)}>
          {t("commitments.press_question")}
        </Button>
      </div>
      {asking && (
        <Form
          draft={`reply.${said.id}`}
          initial={{ words: "" }}
          readBy={t("commitments.reply_read_by")}
          submit={t("commitments.send_question")}
          check={({ words }) => ({ words: words.trim() === "" && t("commitments.question_needed") })}
          send={({ words }, key) => reply({ kind: "question", words }, key)}
          done={() => setAsking(false)}
        >
          {(field) => <TextField {...field("words")} label={t("commitments.your_question")} />}
        </Form>
      )}
    </>
  );
}
