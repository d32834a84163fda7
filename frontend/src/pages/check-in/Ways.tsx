import type { CommitmentOut } from "@/api/schema";
import { useAsMember } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { buttonClass } from "@/ui/Button";

/** Changing or letting go is as good an answer as any: equal ways, and none that would lead nowhere. */
export function Ways({ commitment: { id, coalition_id, abilities } }: { commitment: CommitmentOut }) {
  const t = useT();
  const member = useAsMember(coalition_id);
  const way = (change: string, text: string) => (
    <Link
      className={buttonClass()}
      to="/commitments/$commitment"
      params={{ commitment: id }}
      search={{ change }}
    >
      {text}
    </Link>
  );
  return (
    <div className="four">
      {abilities.renegotiate && way("date", t("commitments.change_date"))}
      {abilities.reword && way("smaller", t("commitments.make_smaller"))}
      {member && abilities.hand_over && way("hand_over", t("commitments.hand_over"))}
      {abilities.release && way("release", t("commitments.let_go"))}
    </div>
  );
}
