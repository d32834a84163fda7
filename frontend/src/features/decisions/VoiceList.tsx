import { useInfiniteQuery } from "@tanstack/react-query";
import type { VoiceOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Shape } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { MoreButton } from "@/ui/MoreButton";
import { Person } from "@/ui/people";
import { voicesQuery } from "./queries";
import { answerWords } from "./words";

/** Who said what when consent was asked, in the order of speaking. */
export function VoiceList({ proposal, stage }: { proposal: string; stage: number }) {
  const t = useT();
  const query = useInfiniteQuery(voicesQuery(proposal, stage));
  return (
    <Loaded query={query}>
      {({ pages }) => {
        const voices = pages.flatMap(({ items }) => items);
        if (voices.length === 0) return <p className="muted">{t("decisions.no_voices")}</p>;
        return (
          <>
            <ul className="stack">
              {voices.map((voice) => (
                <Voice key={voice.id} voice={voice} />
              ))}
            </ul>
            <MoreButton {...query} />
          </>
        );
      }}
    </Loaded>
  );
}

function Voice({ voice: { by, answer, words, harm, safe_enough, carried } }: { voice: VoiceOut }) {
  const t = useT();
  const said = answerWords(answer);
  return (
    <li className="said">
      <p className="by">
        {said && (
          <span className="with-pair">
            <Shape name={said.shape} />
            <strong>{t(said.label)}</strong>
          </span>
        )}
        {by.name === null ? t("ui.former_member") : <Person name={by.name} />}
        {carried && <span>{t("decisions.carried")}</span>}
      </p>
      <Words text={words ?? harm} />
      {safe_enough && (
        <>
          <p className="small">{t("decisions.would_be_safe")}</p>
          <Words text={safe_enough} />
        </>
      )}
    </li>
  );
}

function Words({ text }: { text: string | null }) {
  if (!text) return null;
  return (
    <p className="words as-typed" dir="auto">
      {text}
    </p>
  );
}
