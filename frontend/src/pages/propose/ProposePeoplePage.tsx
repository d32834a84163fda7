import { useParams } from "@/lib/router";
import { draftOf } from "./draft";
import { Incomplete } from "./Incomplete";
import { PeopleFields } from "./PeopleFields";
import { StepForm, StepPage } from "./StepForm";

/** Whom it names, and in whose name it is. */
export function ProposePeoplePage() {
  const { coalition } = useParams("/c/$coalition/propose/people");
  if (draftOf(coalition).kind === "") return <Incomplete coalition={coalition} step="what" />;
  return (
    <StepPage step="people" coalition={coalition}>
      <StepForm step="people" coalition={coalition}>
        {(field, values) => <PeopleFields coalition={coalition} field={field} values={values} />}
      </StepForm>
    </StepPage>
  );
}
