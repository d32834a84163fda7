import { T, useT } from "@/lib/i18n/react";
import type { Waiting } from "@/lib/own/sending";
import { useWaiting } from "@/lib/own/shown";
import { remove, sendAgain } from "@/lib/own/waiting";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";
import { CopyField } from "@/ui/CopyField";
import { DateTime } from "@/ui/DateTime";
import { Row, Rows } from "@/ui/Rows";
import { reasonText } from "./reasons";

/** What was written here and did not arrive: it can be changed and taken out, and what came back can be copied. */
export function OutboxList({ level = 3 }: { level?: 2 | 3 }) {
  const t = useT();
  const waiting = useWaiting().filter(({ sent }) => !sent);
  return (
    <Rows label={t("outbox.title")}>
      {waiting.map((item) => (
        <OutboxRow key={item.key} item={item} level={level} />
      ))}
    </Rows>
  );
}

function OutboxRow({ item, level }: { item: Waiting; level: 2 | 3 }) {
  const t = useT();
  const when = <DateTime value={item.written_at} />;
  const why = item.refused ? (
    <>
      <b>{t("outbox.came_back")}.</b> {reasonText(item.refused, t)}
    </>
  ) : (
    <T id={item.tried_at ? "outbox.on_its_way" : "outbox.written"} values={{ when }} />
  );
  return (
    <Row title={item.title} why={why} level={level}>
      {item.refused ? <GivenBack item={item} /> : <Words item={item} />}
      <div className="btns">
        {!item.refused && (
          <Link className={buttonClass()} to="/check-in/$commitment" params={{ commitment: item.about }}>
            {t("outbox.change")}
            <span className="vh">: {item.title}</span>
          </Link>
        )}
        {item.refused?.code === "signed_out" && (
          <ActionButton press={() => sendAgain(item.key)}>{t("outbox.send_now")}</ActionButton>
        )}
        <ActionButton look="quiet" here press={() => remove(item.key)} said={t("outbox.removed")}>
          {t("outbox.remove")}
          <span className="vh">: {item.title}</span>
        </ActionButton>
      </div>
    </Row>
  );
}

const wordsOf = ({ body }: Waiting) => [body.words, body.ask].filter(Boolean).join("\n");

function Words({ item }: { item: Waiting }) {
  const words = wordsOf(item);
  return words === "" ? null : (
    <p className="words" dir="auto">
      {words}
    </p>
  );
}

/** Handed back to its writer, with their words. */
function GivenBack({ item }: { item: Waiting }) {
  const t = useT();
  const words = wordsOf(item);
  if (words === "") return null;
  return (
    <CopyField
      words
      value={words}
      label={t("outbox.your_words")}
      copy={t("outbox.copy")}
      copied={t("outbox.copied")}
      selected={t("outbox.selected")}
    />
  );
}
