import type { ProposalOut, StageLine } from "@/api/schema";
import { VoiceList } from "@/features/decisions/VoiceList";
import { useT } from "@/lib/i18n/react";
import { Disclosed } from "@/ui/Disclosed";

/** What each said when consent was asked: hidden until one has spoken or passed, then on record for all. */
export function Voices({ proposal }: { proposal: ProposalOut }) {
  const t = useT();
  const asked = proposal.path.filter(({ name }) => name === "consent");
  const last = asked.at(-1);
  if (!last) return null;
  return (
    <section className="stack">
      <h2>{t("decisions.voices")}</h2>
      {proposal.voices_shown ? (
        <VoiceList proposal={proposal.id} stage={last.number} />
      ) : (
        <p>{t("decisions.voices_hidden")}</p>
      )}
      {asked.slice(0, -1).map((stage, index) => (
        <Earlier key={stage.number} stage={stage} round={index + 1} proposal={proposal.id} />
      ))}
    </section>
  );
}

function Earlier({ stage, round, proposal }: { stage: StageLine; round: number; proposal: string }) {
  const t = useT();
  return (
    <Disclosed label={t("decisions.voices_of_round", { round, version: stage.version })}>
      {() => <VoiceList proposal={proposal} stage={stage.number} />}
    </Disclosed>
  );
}
