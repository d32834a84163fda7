import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { NoticeKind, Way } from "@/api/schema";
import { stopQuery, useStop } from "@/features/notices/queries";
import { KINDS, type Kind, WAYS } from "@/features/notices/words";
import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { Link } from "@/lib/router";
import { secretInAddress } from "@/lib/secret";
import { ActionButton } from "@/ui/ActionButton";
import { Door } from "@/ui/Door";
import { Loaded } from "@/ui/Loaded";
import { Row, Rows } from "@/ui/Rows";

const GONE = 410;

/** From the foot of a mail. Opening it changes nothing, since mail scanners open links too; a press does. */
export function StopPage() {
  const t = useT();
  const [token] = useState(secretInAddress);
  const query = useQuery({ ...stopQuery(token), enabled: token !== "" });
  if (token === "" || (isProblem(query.error) && query.error.status === GONE)) {
    return (
      <Door kind={t("notices.stop_title")} lead={t("notices.stop_over")}>
        <ToChoices />
      </Door>
    );
  }
  return (
    <Door kind={t("notices.stop_title")} lead={t("notices.stop_lead")}>
      <Loaded query={query}>
        {({ kinds }) => (
          <Rows>
            {(Object.entries(kinds) as [Kind, Way][]).map(([kind, way]) => (
              <Row
                key={kind}
                ours
                level={2}
                title={t(KINDS[kind])}
                why={t(WAYS[way])}
                action={way !== "here" && <Stop token={token} kind={kind} />}
              />
            ))}
          </Rows>
        )}
      </Loaded>
      <ToChoices />
    </Door>
  );
}

function ToChoices() {
  const t = useT();
  return (
    <p>
      <Link to="/you/notices">{t("notices.choices_title")}</Link>
    </p>
  );
}

function Stop({ token, kind }: { token: string; kind: NoticeKind & Kind }) {
  const t = useT();
  const stop = useStop(token);
  return (
    <ActionButton press={() => stop(kind)} said={t("notices.stopped", { kind: t(KINDS[kind]) })}>
      {t("notices.stop", { kind: t(KINDS[kind]) })}
    </ActionButton>
  );
}
