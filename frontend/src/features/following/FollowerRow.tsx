import { useState } from "react";
import type { FollowerOut, FollowLinkOut } from "@/api/schema";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { CopyField } from "@/ui/CopyField";
import { DateTime } from "@/ui/DateTime";
import { PersonName } from "@/ui/people";
import { QrCode } from "@/ui/QrCode";
import { Row } from "@/ui/Rows";
import { makeLink } from "./mutations";
import { lookedWords, STATUS_WORDS } from "./words";

type FollowerRowProps = { coalition: string; follower: FollowerOut };

/** A leader whom the coalition let follow: until when, by which decision, and on which days they looked. */
export function FollowerRow({ coalition, follower }: FollowerRowProps) {
  const t = useT();
  const [link, setLink] = useState<FollowLinkOut | null>(null);
  const { abilities, name } = follower;
  return (
    <Row
      ours
      title={<PersonName name={name} />}
      why={<Standing coalition={coalition} follower={follower} />}
      action={
        abilities.link && (
          <ActionButton press={async () => setLink(await makeLink(follower.id))}>
            {link ? t("following.make_new_link") : t("following.make_link")}
            <span className="vh">: {name}</span>
          </ActionButton>
        )
      }
    >
      {abilities.link && <p className="row-why">{t("following.link_hint")}</p>}
      {abilities.link && link && <LinkShown key={link.url} link={link} name={name} />}
    </Row>
  );
}

function Standing({ coalition, follower }: FollowerRowProps) {
  const { status, until, decision_id, decision_number, looked_on } = follower;
  const decision = (
    <Link to="/c/$coalition/decisions/$decision" params={{ coalition, decision: decision_id }}>
      <T id="following.decision" values={{ number: decision_number }} />
    </Link>
  );
  return (
    <>
      <T id={STATUS_WORDS[status]} values={{ day: <DateTime value={until} /> }} />{" "}
      <T id="following.admitted" values={{ decision }} />
      {status !== "invited" && (
        <>
          <br />
          <Looked days={looked_on} />
        </>
      )}
    </>
  );
}

function Looked({ days }: { days: string[] }) {
  const t = useT();
  const looked = lookedWords(days);
  if (days.length === 0) return t("following.never_looked");
  return t(looked.lately ? "following.looked_lately" : "following.looked", { days: looked.days });
}

function LinkShown({ link, name }: { link: FollowLinkOut; name: string }) {
  const t = useT();
  return (
    <div className="sheet">
      <p className="small">
        <T id="following.link_once" values={{ when: <DateTime value={link.ends_at} /> }} />
      </p>
      <CopyField
        value={link.url}
        label={t("following.link_for", { name })}
        copy={t("following.copy")}
        copied={t("following.copied")}
        selected={t("following.select_to_copy")}
      />
      <QrCode svg={link.qr_svg} alt={t("following.qr")} />
    </div>
  );
}
