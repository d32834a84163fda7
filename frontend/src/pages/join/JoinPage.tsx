import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import type { InvitationLook } from "@/api/schema";
import { invitationLookQuery } from "@/features/coalitions/queries";
import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { Link } from "@/lib/router";
import { secretOnTheWay } from "@/lib/secret";
import { buttonClass } from "@/ui/Button";
import { Door } from "@/ui/Door";
import { Loaded, Loading } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";
import { problemText } from "@/ui/problems";
import { ComeIn } from "./ComeIn";
import { TOKEN, WhoReads } from "./WhoReads";

/** Where an invitation leads, told before anything is done; one press or one form comes in. */
export function JoinPage() {
  const t = useT();
  const me = useMe();
  const [token] = useState(() => secretOnTheWay(TOKEN));
  if (me === undefined) return <Frame inside>{<Loading />}</Frame>;
  return (
    <Frame inside={me !== null}>
      {token === "" ? <Notice>{t("coalition.join_empty")}</Notice> : <Look token={token} reader={me?.id} />}
    </Frame>
  );
}

/** At the door for who is not signed in; in the whole frame for who is. */
function Frame({ inside, children }: { inside: boolean; children: ReactNode }) {
  const t = useT();
  if (!inside) {
    return (
      <Door kind={t("coalition.join_title")} lead={t("coalition.join_lead")}>
        {children}
      </Door>
    );
  }
  return (
    <Page kind={t("coalition.join_title")} lead={t("coalition.join_lead")} single>
      {children}
    </Page>
  );
}

function Look({ token, reader }: { token: string; reader: string | undefined }) {
  const t = useT();
  const query = useQuery(invitationLookQuery(token, reader));
  if (isProblem(query.error) && [404, 410].includes(query.error.status)) {
    return (
      <Notice>
        {query.error.status === 404 ? t("coalition.join_unknown") : problemText(query.error, t)}
      </Notice>
    );
  }
  return (
    <Loaded query={query}>
      {(look) => (
        <>
          <section className="stack-s">
            <h2>
              <bdi>{look.name}</bdi>
            </h2>
            {look.purpose && (
              <p className="words lead" dir="auto">
                {look.purpose}
              </p>
            )}
            <p className="small muted">
              <WhoReads look={look} />
            </p>
          </section>
          <Answer look={look} token={token} signedIn={reader !== undefined} />
        </>
      )}
    </Loaded>
  );
}

function Answer({ look, token, signedIn }: { look: InvitationLook; token: string; signedIn: boolean }) {
  const t = useT();
  const at = { params: { coalition: look.coalition_id } };
  if (look.seat === "follower") {
    return (
      <>
        <Notice>{t("coalition.join_follows")}</Notice>
        <Link className={buttonClass("primary")} to="/following/$coalition" {...at}>
          {t("coalition.to_following")}
        </Link>
      </>
    );
  }
  if (look.seat !== "outsider") {
    return (
      <>
        <Notice>{t("coalition.join_already")}</Notice>
        <Link className={buttonClass("primary")} to="/c/$coalition" {...at}>
          {t("coalition.to_coalition")}
        </Link>
      </>
    );
  }
  if (look.for_another) return <Notice>{t("coalition.join_for_another")}</Notice>;
  return <ComeIn look={look} token={token} signedIn={signedIn} />;
}
