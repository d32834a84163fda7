import { useParams } from "@/lib/router";
import { draftOf } from "./draft";
import { Incomplete } from "./Incomplete";
import { StepForm, StepPage } from "./StepForm";
import { WordsFields } from "./WordsFields";

/** The words, and what belongs to the kind. */
export function ProposeTextPage() {
  const { coalition } = useParams("/c/$coalition/propose/text");
  if (draftOf(coalition).kind === "") return <Incomplete coalition={coalition} step="what" />;
  return (
    <StepPage step="words" coalition={coalition}>
      <StepForm step="words" coalition={coalition}>
        {(field, values, change) => (
          <WordsFields coalition={coalition} field={field} values={values} change={change} />
        )}
      </StepForm>
    </StepPage>
  );
}
