import type { ActionOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { PersonName, WithPair } from "@/ui/people";
import { Row, Rows } from "@/ui/Rows";

/** Who is waited for. The names are only for the one who asks and the one who is asked. */
export function Requests({ action }: { action: ActionOut }) {
  const t = useT();
  return (
    <>
      {action.requests.length > 0 && (
        <Rows plain>
          {action.requests.map((asked) => (
            <Row
              key={asked.id}
              ours
              title={
                <WithPair state="wait">
                  <T
                    id={asked.asked_by_me ? "actions.you_asked" : "actions.asks_you"}
                    values={{
                      who: <PersonName name={asked.asked_by_me ? asked.to_name : asked.from_name} />,
                    }}
                  />
                </WithPair>
              }
              why={<T id="actions.answer_by" values={{ day: <DateTime value={asked.answer_by} /> }} />}
              action={
                <Link className={buttonClass()} to="/consents/$consent" params={{ consent: asked.id }}>
                  {asked.asked_by_me ? t("actions.see_question") : t("actions.answer")}
                </Link>
              }
            />
          ))}
        </Rows>
      )}
      {action.requests.length === 0 && (
        <p>
          <WithPair state="wait">{t("actions.someone_asked")}</WithPair>
        </p>
      )}
      <p className="small">{t("actions.not_a_yes")}</p>
    </>
  );
}
