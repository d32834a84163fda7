import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { Overview } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { useT } from "@/lib/i18n/react";
import { useParams } from "@/lib/router";
import { Button } from "@/ui/Button";
import { RadioCards } from "@/ui/form/RadioCards";
import { Loaded, Loading } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { canBeSmall, type Draft, draftOf, EMPTY, hasWords, kindsIn, startWith } from "./draft";
import { StepForm, StepPage } from "./StepForm";
import { useStart } from "./start";
import { wayOf } from "./ways";

/** What kind of thing, and how it is decided. */
export function ProposePage() {
  const { coalition } = useParams("/c/$coalition/propose");
  const query = useQuery(coalitionQuery(coalition));
  const start = useStart(coalition);
  return (
    <StepPage step="what" coalition={coalition}>
      <Loaded query={query}>
        {(found) => (start.loading ? <Loading /> : <Begin coalition={found} asked={start.draft} />)}
      </Loaded>
    </StepPage>
  );
}

/** A draft that is here is never written over without its writer's word. */
function Begin({ coalition, asked }: { coalition: Overview; asked: Draft }) {
  const t = useT();
  const { id } = coalition;
  const [chosen, setChosen] = useState(() => prepared(id, asked));
  if (chosen) return <What coalition={coalition} />;
  const { title } = draftOf(id);
  const go = (draft: Draft) => {
    startWith(id, draft);
    setChosen(true);
  };
  return (
    <div className="stack">
      <Notice>{title ? t("propose.kept", { title }) : t("propose.kept_untitled")}</Notice>
      <div className="btns">
        <Button look="primary" onClick={() => go({ ...draftOf(id), source: asked.source })}>
          {t("propose.go_on")}
        </Button>
        <Button onClick={() => go(asked)}>{t("propose.begin_anew")}</Button>
      </div>
    </div>
  );
}

/** Whether nothing has to be asked: no words are kept, or they are those that are asked for. */
function prepared(coalition: string, asked: Draft): boolean {
  const kept = draftOf(coalition);
  if (asked.source !== "" && asked.source !== kept.source) {
    if (hasWords(kept)) return false;
    startWith(coalition, asked);
  } else if (asked.kind !== kept.kind) startWith(coalition, { ...kept, kind: asked.kind });
  return true;
}

function What({ coalition: { id, status } }: { coalition: Overview }) {
  const t = useT();
  const kinds = kindsIn(status, draftOf(id));
  return (
    <StepForm step="what" coalition={id}>
      {(field, { kind }) => (
        <>
          <RadioCards
            {...field("kind")}
            legend={t("propose.what")}
            quietLegend
            choices={kinds.map((value) => ({
              value,
              label: t(`decisions.kind_${value}`),
              means: t(`propose.kind_means_${value}`),
            }))}
          />
          {canBeSmall(kind) && (
            <RadioCards
              {...field("weight")}
              legend={t("propose.how")}
              choices={[
                { value: "small", label: t("propose.small"), means: t("propose.small_means") },
                { value: "full", label: t("propose.full"), means: t("propose.full_means") },
              ]}
            />
          )}
          {kind !== "" && !canBeSmall(kind) && <Way kind={kind} />}
        </>
      )}
    </StepForm>
  );
}

/** The one way of what is never small. */
function Way({ kind }: { kind: string }) {
  const t = useT();
  const heard = kind !== "choice" && kind !== "lot";
  return (
    <Notice>
      {heard && (
        <p>
          <strong>{t("propose.only_full")}</strong>
        </p>
      )}
      <p>{t(wayOf({ ...EMPTY, kind }))}</p>
    </Notice>
  );
}
