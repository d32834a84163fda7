import type { CommitmentOut } from "@/api/schema";
import { RhythmText } from "@/features/commitments/RhythmText";
import { T, useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";

/** How often a word is asked for, what it serves, and what it was taken up beside. */
export function Kicker({ commitment }: { commitment: CommitmentOut }) {
  return (
    <>
      <RhythmText commitment={commitment} />
      <Serves commitment={commitment} />
      {commitment.beside && (
        <>
          {" · "}
          <T
            id="carry.is_beside"
            values={{
              what: (
                <Link to="/commitments/$commitment" params={{ commitment: commitment.beside.id }}>
                  <bdi>{commitment.beside.sentence}</bdi>
                </Link>
              ),
            }}
          />
        </>
      )}
    </>
  );
}

function Serves({ commitment: { serves, coalition_id: coalition } }: { commitment: CommitmentOut }) {
  const t = useT();
  if (serves.kind === "learning")
    return (
      <>
        {" · "}
        {t("carry.for_learning")}
      </>
    );
  if (!serves.id) return null;
  const title = <bdi>{serves.title}</bdi>;
  const { id } = serves;
  const links = {
    action: (
      <Link to="/c/$coalition/actions/$action" params={{ coalition, action: id }}>
        {title}
      </Link>
    ),
    initiative: (
      <Link to="/c/$coalition/initiatives/$initiative" params={{ coalition, initiative: id }}>
        {title}
      </Link>
    ),
    agreement: (
      <Link to="/c/$coalition/agreements/$agreement" params={{ coalition, agreement: id }}>
        {title}
      </Link>
    ),
    itself: title,
  };
  return (
    <>
      {" · "}
      <T id="commitments.serves" values={{ action: links[serves.kind] }} />
    </>
  );
}

/** What was taken up beside it, by whoever carries the action, too. */
export function Beside({ commitment: { taken_up } }: { commitment: CommitmentOut }) {
  const t = useT();
  if (taken_up.length === 0) return null;
  return (
    <>
      <h3>{t("carry.taken_up")}</h3>
      <ul className="stack">
        {taken_up.map(({ id, sentence }) => (
          <li key={id}>
            <Link to="/commitments/$commitment" params={{ commitment: id }}>
              <bdi>{sentence}</bdi>
            </Link>
          </li>
        ))}
      </ul>
    </>
  );
}
