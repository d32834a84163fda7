import { useQuery } from "@tanstack/react-query";
import type { CommitmentOut } from "@/api/schema";
import { Changes } from "@/features/commitments/Changes";
import { HolderRow } from "@/features/commitments/HolderRow";
import { commitmentQuery } from "@/features/commitments/queries";
import { SavedCopy } from "@/features/outbox/SavedCopy";
import { useAsMember, useMe } from "@/features/people/queries";
import { NoteMenu } from "@/features/safety/NoteMenu";
import { useT } from "@/lib/i18n/react";
import { useCopyOf } from "@/lib/own/shown";
import { Link, useParams } from "@/lib/router";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Page, Spread } from "@/ui/Page";
import { Rows } from "@/ui/Rows";
import { Beside, Kicker } from "./about";
import { CheckIns } from "./CheckIns";
import { MyPart } from "./MyPart";
import { WithOthers } from "./WithOthers";

/** What one or several said they will do, their words on it, and what a holder can do with their own part. */
export function CommitmentPage() {
  const t = useT();
  const { commitment } = useParams("/commitments/$commitment");
  const query = useQuery(commitmentQuery(commitment));
  const copied = useCopyOf(`/commitments/${commitment}`);
  return (
    <Page
      kind={t("commitments.title")}
      heading={query.data?.sentence}
      words={query.data !== undefined}
      kicker={query.data && <Kicker commitment={query.data} />}
      lead={copied && <SavedCopy at={copied} />}
      back={query.data && <Back coalition={query.data.coalition_id} />}
    >
      <Loaded query={query}>{(found) => <Commitment commitment={found} />}</Loaded>
    </Page>
  );
}

/** Where it was said: a member goes back to the board, someone new to what is open to them. */
function Back({ coalition }: { coalition: string }) {
  const seat = useMe()?.seats.find(({ coalition_id }) => coalition_id === coalition);
  if (!seat) return null;
  return (
    <Link
      className="back"
      to={seat.standing === "member" ? "/c/$coalition/board" : "/c/$coalition"}
      params={{ coalition }}
    >
      <Icon name="back" small />
      <bdi>{seat.coalition}</bdi>
    </Link>
  );
}

/** Someone new does not read yet who is there, and so can ask nobody. */
const asNewcomer = (found: CommitmentOut): CommitmentOut => ({
  ...found,
  abilities: { ...found.abilities, hand_over: false, share: false, ask_companion: false },
});

function Commitment({ commitment }: { commitment: CommitmentOut }) {
  const t = useT();
  const { mine } = commitment;
  const member = useAsMember(commitment.coalition_id);
  const asking = member ? commitment : asNewcomer(commitment);
  return (
    <>
      {mine && <MyPart commitment={asking} mine={mine} />}
      <Spread title={t("commitments.holders")}>
        <Rows plain>
          {commitment.holders.map((holder) => (
            <HolderRow key={holder.membership_id} holder={holder} />
          ))}
        </Rows>
        <Changes changes={commitment.changes} />
        <Beside commitment={commitment} />
        {member && !mine && <NoteMenu thing={{ kind: "commitment", id: commitment.id }} by={null} />}
      </Spread>
      <WithOthers commitment={asking} />
      <Spread title={t("commitments.words_so_far")}>
        <CheckIns commitment={commitment} />
      </Spread>
    </>
  );
}
