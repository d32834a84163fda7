import { useQuery } from "@tanstack/react-query";
import { type MouseEvent, useState } from "react";
import type { AskOut, Overview } from "@/api/schema";
import { aboutQuery } from "@/features/about/queries";
import { actionQuery } from "@/features/actions/queries";
import { PeopleField } from "@/features/coalitions/PeopleField";
import { followersQuery } from "@/features/following/queries";
import { AskForm } from "@/features/support/AskForm";
import { AskLink } from "@/features/support/AskRow";
import { rememberPlace } from "@/lib/focus";
import { useT } from "@/lib/i18n/react";
import { usePlace } from "@/lib/router";
import { Button } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";

/** The form opens by a press, or at once for who comes from an action (`?action=…`). */
export function AskALeader({ coalition }: { coalition: Overview }) {
  const t = useT();
  const { search } = usePlace();
  const action = new URLSearchParams(search).get("action");
  const [open, setOpen] = useState(action !== null);
  const [made, setMade] = useState<AskOut | null>(null);
  const followers = useQuery(followersQuery(coalition.id));

  /** What was pressed is gone then, so the focus goes to the heading of what took its place. */
  function turn(event: MouseEvent) {
    const toPlace = rememberPlace(event.currentTarget);
    setOpen(!open);
    toPlace();
  }

  function done(ask: AskOut) {
    setMade(ask);
    setOpen(false);
  }

  return (
    <Loaded query={followers}>
      {({ items }) => {
        const leaders = items.filter(({ status }) => status === "following");
        if (leaders.length === 0) return <p className="muted">{t("support.nobody_to_ask")}</p>;
        if (!open) {
          return (
            <>
              {made && <Asked ask={made} />}
              <div className="btns">
                <Button look="primary" onClick={turn}>
                  {t("support.ask_a_leader")}
                </Button>
              </div>
            </>
          );
        }
        const common = { coalition, leaders, done, close: turn };
        return action ? <ForAction id={action} {...common} /> : <Opened {...common} action={null} />;
      }}
    </Loaded>
  );
}

type OpenedProps = {
  coalition: Overview;
  leaders: { id: string; name: string }[];
  done: (ask: AskOut) => void;
  close: (event: MouseEvent) => void;
};

function ForAction({ id, ...rest }: OpenedProps & { id: string }) {
  const query = useQuery(actionQuery(id));
  return <Loaded query={query}>{({ title }) => <Opened {...rest} action={{ id, title }} />}</Loaded>;
}

function Opened({
  coalition,
  leaders,
  action,
  done,
  close,
}: OpenedProps & { action: { id: string; title: string } | null }) {
  const t = useT();
  const employment = useQuery(aboutQuery).data?.asks_about_employment ?? false;
  return (
    <div className="sheet">
      <h3>{t("support.ask_a_leader")}</h3>
      <AskForm
        coalition={coalition.id}
        coalitionName={coalition.name}
        leaders={leaders}
        employment={employment}
        action={action}
        people={(field, as) => <PeopleField {...field} coalition={coalition.id} as={as} />}
        done={done}
        others={
          <Button look="quiet" onClick={close}>
            {t("support.not_now")}
          </Button>
        }
      />
    </div>
  );
}

function Asked({ ask }: { ask: AskOut }) {
  const t = useT();
  return (
    <Notice kind="done">
      <p>
        {t(ask.state === "asking_first" ? "support.asked_first" : "support.asked")}{" "}
        <AskLink ask={ask}>{t("support.see_ask")}</AskLink>
      </p>
    </Notice>
  );
}
