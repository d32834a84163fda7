import { useInfiniteQuery } from "@tanstack/react-query";
import type { VoiceOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { Shape } from "@/ui/icons";
import { Paged } from "@/ui/PagedRows";
import { Person } from "@/ui/people";
import { voicesQuery } from "./queries";
import { answerWords } from "./words";

/** Who said what when consent was asked, in the order of speaking. */
export function VoiceList({ proposal, stage }: { proposal: string; stage: number }) {
  const t = useT();
  const query = useInfiniteQuery(voicesQuery(proposal, stage));
  return (
    <Paged query={query} none={<p className="muted">{t("decisions.no_voices")}</p>}>
      {(voices) => (
        <ul className="stack">
          {voices.map((voice) => (
            <Voice key={voice.id} voice={voice} />
          ))}
        </ul>
      )}
    </Paged>
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
