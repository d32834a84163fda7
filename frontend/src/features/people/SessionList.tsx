import { useQuery } from "@tanstack/react-query";
import type { SessionOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { Loaded } from "@/ui/Loaded";
import { Row, Rows } from "@/ui/Rows";
import { useEndSession } from "./mutations";
import { sessionsQuery } from "./queries";

export function SessionList() {
  const sessions = useQuery(sessionsQuery);
  return (
    <Loaded query={sessions}>
      {({ items }) => (
        <Rows>
          {items.map((session) => (
            <SessionRow key={session.id} session={session} />
          ))}
        </Rows>
      )}
    </Loaded>
  );
}

function SessionRow({ session }: { session: SessionOut }) {
  const t = useT();
  const end = useEndSession();
  return (
    <Row
      ours
      level={2}
      title={session.current ? t("people.session_here") : session.device || t("people.session_unknown")}
      why={
        <T
          id="people.session_when"
          values={{
            started: <DateTime value={session.started_at} dayOnly />,
            seen: <DateTime value={session.seen_at} />,
          }}
        />
      }
      action={
        !session.current && (
          <ActionButton press={() => end(session.id)} said={t("people.session_ended")}>
            {t("people.session_end")}
          </ActionButton>
        )
      }
    />
  );
}
