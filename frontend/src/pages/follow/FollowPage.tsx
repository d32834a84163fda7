import { type ReactNode, useState } from "react";
import type { FollowInvitationOut } from "@/api/schema";
import { useLook } from "@/features/following/mutations";
import { useMe } from "@/features/people/queries";
import { T, useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { secretOnTheWay } from "@/lib/secret";
import { DateTime } from "@/ui/DateTime";
import { Door } from "@/ui/Door";
import { Loaded, Loading } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";
import { PersonName } from "@/ui/people";
import { problemText } from "@/ui/problems";
import { TakeSeat, TOKEN } from "./TakeSeat";

/** What following means, told before anything is done; one press or one form takes the seat. */
export function FollowPage() {
  const t = useT();
  const me = useMe();
  const [token] = useState(() => secretOnTheWay(TOKEN));
  return (
    <Frame inside={me !== null}>
      {me === undefined && <Loading />}
      {token === "" && <Notice>{t("following.link_empty")}</Notice>}
      {me !== undefined && token !== "" && <Look token={token} signedIn={me !== null} />}
    </Frame>
  );
}

/** At the door for who is not signed in; in the whole frame for who is. */
function Frame({ inside, children }: { inside: boolean; children: ReactNode }) {
  const t = useT();
  const words = { kind: t("following.follow_title"), lead: t("following.follow_lead") };
  if (!inside) return <Door {...words}>{children}</Door>;
  return (
    <Page {...words} single>
      {children}
    </Page>
  );
}

function Look({ token, signedIn }: { token: string; signedIn: boolean }) {
  const t = useT();
  const look = useLook(token);
  if (isProblem(look.error) && [404, 410].includes(look.error.status)) {
    return <Notice>{problemText(look.error, t)}</Notice>;
  }
  return (
    <Loaded query={look}>
      {(found) => (
        <>
          <Meaning look={found} />
          {found.ends_membership && (
            <Notice kind="caution">
              <T id="following.ends_membership" values={{ coalition: <bdi>{found.coalition_name}</bdi> }} />
            </Notice>
          )}
          <TakeSeat look={found} token={token} signedIn={signedIn} />
        </>
      )}
    </Loaded>
  );
}

function Meaning({ look }: { look: FollowInvitationOut }) {
  const t = useT();
  const values = { name: <PersonName name={look.name} />, day: <DateTime value={look.until} /> };
  return (
    <section className="stack">
      <h2>
        <bdi>{look.coalition_name}</bdi>
      </h2>
      <p>
        <T id="following.invited" values={values} />
      </p>
      <ul className="prose">
        <li>{t("following.means_told")}</li>
        <li>{t("following.means_asked")}</li>
        <li>{t("following.means_ends")}</li>
      </ul>
    </section>
  );
}
