import { useQuery } from "@tanstack/react-query";
import type { Overview } from "@/api/schema";
import { JoinButton, STATUSES } from "@/features/coalitions/CoalitionRows";
import { coalitionQuery } from "@/features/coalitions/queries";
import { T, useT } from "@/lib/i18n/react";
import { Link, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { DateTime } from "@/ui/DateTime";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page, Spread } from "@/ui/Page";
import { ForMembers } from "./ForMembers";
import { ForOthers } from "./ForOthers";

/** What a coalition is, what is moving, and how to join in: as far as the reader may know it. */
export function CoalitionPage() {
  const t = useT();
  const { coalition } = useParams("/c/$coalition");
  const query = useQuery(coalitionQuery(coalition));
  return (
    <Page
      kind={t("coalition.title")}
      heading={query.data && <bdi>{query.data.name}</bdi>}
      aside={query.data?.status && t(STATUSES[query.data.status])}
    >
      <Loaded query={query}>{(found) => <Found coalition={found} />}</Loaded>
    </Page>
  );
}

function Found({ coalition }: { coalition: Overview }) {
  const t = useT();
  const member = coalition.standing === "member";
  return (
    <>
      <Spread title={t("coalition.why")} note={<PurposeNote coalition={coalition} />}>
        <p className="words large" dir="auto">
          {coalition.purpose}
        </p>
        <Standing coalition={coalition} />
        <FirstSteps coalition={coalition} />
      </Spread>
      {member ? <ForMembers coalition={coalition} /> : <ForOthers coalition={coalition} />}
    </>
  );
}

function PurposeNote({ coalition: { agreements } }: { coalition: Overview }) {
  const purpose = agreements.find(({ kind }) => kind === "purpose");
  if (!purpose) return null;
  const values = { number: purpose.decision_number, day: <DateTime value={purpose.review_on} /> };
  return <T id="coalition.purpose_note" values={values} />;
}

/** What one's own standing means here, in a sentence. A member needs none. */
function Standing({ coalition: { standing, abilities } }: { coalition: Overview }) {
  const t = useT();
  if (standing === "newcomer") return <Notice kind="accent">{t("coalition.newcomer_notice")}</Notice>;
  if (standing !== "outsider") return null;
  return <Notice>{t(abilities.join ? "coalition.join_means" : "coalition.listed_notice")}</Notice>;
}

/** One primary step: propose, or come in. */
function FirstSteps({ coalition: { id, name, abilities, standing } }: { coalition: Overview }) {
  const t = useT();
  const at = { params: { coalition: id } };
  if (standing === "follower") {
    return (
      <div className="btns">
        <Link className={buttonClass("primary")} to="/following/$coalition" {...at}>
          {t("coalition.to_following")}
        </Link>
      </div>
    );
  }
  return (
    <div className="btns">
      {abilities.join && <JoinButton id={id} name={name} primary />}
      {abilities.propose && (
        <Link className={buttonClass("primary")} to="/c/$coalition/propose" {...at}>
          <Icon name="plus" small />
          {t("coalition.propose")}
        </Link>
      )}
      {abilities.commit && (
        <Link className={buttonClass()} to="/c/$coalition/commit" {...at}>
          {t("coalition.commit")}
        </Link>
      )}
    </div>
  );
}
