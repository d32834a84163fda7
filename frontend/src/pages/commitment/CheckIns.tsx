import { useInfiniteQuery } from "@tanstack/react-query";
import type { CheckInOut, CommitmentOut } from "@/api/schema";
import { CheckInCard } from "@/features/checkins/CheckInCard";
import { checkInsQuery } from "@/features/checkins/queries";
import { OFFER_STATE } from "@/features/offers/words";
import { useAsMember } from "@/features/people/queries";
import { Folded } from "@/features/safety/Folded";
import { NoteMenu } from "@/features/safety/NoteMenu";
import { useT } from "@/lib/i18n/react";
import { PagedRows } from "@/ui/PagedRows";

/** The words so far, as far as they were said to the one who reads. */
export function CheckIns({ commitment }: { commitment: CommitmentOut }) {
  const t = useT();
  const query = useInfiniteQuery(checkInsQuery(commitment.id));
  const member = useAsMember(commitment.coalition_id);
  return (
    <PagedRows
      query={query}
      none={t("commitments.no_words")}
      row={(said) => (
        <CheckInCard
          key={said.id}
          said={said}
          fold={(words) => (
            <Folded coalition={member} id={said.id} by={said.membership_id}>
              {words}
            </Folded>
          )}
          offered={said.offer && <Offered how={said.offer} />}
          menu={
            member &&
            !said.is_me && (
              <NoteMenu
                thing={{ kind: "check_in", id: said.id }}
                by={{ id: said.membership_id, name: said.name }}
              />
            )
          }
        />
      )}
    />
  );
}

/** That one said "I can help" stands with what was asked: the two alone see it. */
function Offered({ how }: { how: NonNullable<CheckInOut["offer"]> }) {
  const t = useT();
  if (how === "offered") return t("commitments.offered_help");
  return (
    <>
      {t("offers.your_offer")} · {t(OFFER_STATE[how])}
    </>
  );
}
