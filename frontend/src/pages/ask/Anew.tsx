import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { AskOut } from "@/api/schema";
import { aboutQuery } from "@/features/about/queries";
import { PeopleField } from "@/features/coalitions/PeopleField";
import { followersQuery } from "@/features/following/queries";
import { useMe } from "@/features/people/queries";
import { AskForm } from "@/features/support/AskForm";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { Button } from "@/ui/Button";
import { Loaded } from "@/ui/Loaded";

/** One's own ask that waits for a yes: write it anew, with other names or none. */
export function Anew({ ask }: { ask: AskOut }) {
  const t = useT();
  const [open, setOpen] = useState(false);
  return (
    <>
      <p className="muted">
        {t("support.waits_means")} <Link to="/requests">{t("support.see_questions")}</Link>
      </p>
      <div className="btns">
        <Button aria-expanded={open} onClick={() => setOpen(!open)}>
          {t("support.anew")}
        </Button>
      </div>
      {open && <AnewForm ask={ask} done={() => setOpen(false)} />}
    </>
  );
}

function AnewForm({ ask, done }: { ask: AskOut; done: () => void }) {
  const coalition = ask.coalition_id;
  const followers = useQuery(followersQuery(coalition));
  const employment = useQuery(aboutQuery).data?.asks_about_employment ?? false;
  const seat = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition);
  return (
    <div className="sheet">
      <Loaded query={followers}>
        {({ items }) => (
          <AskForm
            coalition={coalition}
            coalitionName={seat?.coalition ?? ""}
            employment={employment}
            leaders={items.filter(({ status }) => status === "following")}
            action={ask.action}
            people={(field, as) => <PeopleField {...field} coalition={coalition} as={as} />}
            anew={ask}
            done={done}
          />
        )}
      </Loaded>
    </div>
  );
}
