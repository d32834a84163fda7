import type { MandateOut, MandateUse } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { DateTime } from "@/ui/DateTime";
import { Details } from "@/ui/Details";
import { PersonName } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { useMandates } from "./mutations";

const FORUMS = { coalition: "mandates.forum_coalition", followers: "mandates.forum_followers" } as const;

/** To whom, about what, before whom, until when, and each use of it. */
export function MandateRow({ mandate }: { mandate: MandateOut }) {
  const t = useT();
  const { revoke } = useMandates(mandate.coalition_id);
  const { given_by_me, to_name, from_name, topic, uses, abilities } = mandate;
  const who = <PersonName name={given_by_me ? to_name : from_name} />;
  return (
    <Row
      title={topic}
      why={
        <>
          <T id={given_by_me ? "mandates.given_to" : "mandates.given_by"} values={{ who }} />{" "}
          {t(FORUMS[mandate.forum])}. <Until mandate={mandate} />
        </>
      }
      action={
        abilities.revoke && (
          <ActionButton press={() => revoke(mandate.id)} said={t("mandates.revoked")}>
            {t("mandates.revoke")}
            <span className="vh">: {topic}</span>
          </ActionButton>
        )
      }
    >
      {uses.length > 0 && (
        <Details summary={t("mandates.uses", { count: uses.length })}>
          <ul className="rows plain">
            {uses.map((use) => (
              <Use key={use.consent_id} use={use} />
            ))}
          </ul>
        </Details>
      )}
      {uses.length === 0 && <p className="small muted">{t("mandates.no_uses")}</p>}
    </Row>
  );
}

function Until({ mandate: { live, until, revoked_at } }: { mandate: MandateOut }) {
  if (revoked_at) return <T id="mandates.back" values={{ day: <DateTime value={revoked_at} dayOnly /> }} />;
  return <T id={live ? "mandates.holds" : "mandates.ended"} values={{ day: <DateTime value={until} /> }} />;
}

function Use({ use }: { use: MandateUse }) {
  return (
    <Row
      level={4}
      title={
        <Link to="/consents/$consent" params={{ consent: use.consent_id }}>
          {use.title}
        </Link>
      }
      why={
        <T
          id={use.out ? "mandates.used_out" : "mandates.used"}
          values={{ day: <DateTime value={use.used_at} dayOnly /> }}
        />
      }
    />
  );
}
