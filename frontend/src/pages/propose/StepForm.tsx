import type { ReactNode } from "react";
import type { MessageId } from "@/lib/i18n/ids";
import { useT } from "@/lib/i18n/react";
import { Link, navigate } from "@/lib/router";
import { type Bind, Form } from "@/ui/form/Form";
import { Icon } from "@/ui/icons";
import { Page } from "@/ui/Page";
import { type Draft, draftName, draftOf, errorsOn, type Step } from "./draft";
import { mistakes } from "./mistakes";
import { carried, mended } from "./wrong";

const AT = {
  what: "/c/$coalition/propose",
  words: "/c/$coalition/propose/text",
  people: "/c/$coalition/propose/people",
  look: "/c/$coalition/propose/look",
} as const;
type AnyStep = keyof typeof AT;
const ORDER = Object.keys(AT) as AnyStep[];

const HEADINGS: Record<AnyStep, MessageId> = {
  what: "propose.what",
  words: "propose.words",
  people: "propose.people",
  look: "propose.look",
};
const BACK: Record<Step, MessageId> = {
  what: "propose.back_what",
  words: "propose.back_words",
  people: "propose.back_people",
};
const ON: Record<Step, MessageId> = {
  what: "propose.on_words",
  words: "propose.on_people",
  people: "propose.on_look",
};

export const goTo = (step: AnyStep, coalition: string) => navigate({ to: AT[step], params: { coalition } });

type StepPageProps = { step: AnyStep; coalition: string; children: ReactNode };

/** One question a page, and which of the four it is. */
export function StepPage({ step, coalition, children }: StepPageProps) {
  const t = useT();
  const at = ORDER.indexOf(step);
  const before = ORDER[at - 1] as Step | undefined;
  return (
    <Page
      kind={t("decisions.propose_title")}
      heading={t(HEADINGS[step])}
      kicker={t("propose.step", { step: at + 1 })}
      back={
        before && (
          <Link className="back" to={AT[before]} params={{ coalition }}>
            <Icon name="back" small />
            {t(BACK[before])}
          </Link>
        )
      }
      single
    >
      {children}
    </Page>
  );
}

type StepFormProps = {
  step: Step;
  coalition: string;
  children: (field: Bind<Draft>, values: Draft, change: (part: Partial<Draft>) => void) => ReactNode;
};

/** A page of the draft: it keeps what is typed, says what to mend, and leads on. */
export function StepForm({ step, coalition, children }: StepFormProps) {
  const t = useT();
  const next = ORDER[ORDER.indexOf(step) + 1] as AnyStep;
  return (
    <Form
      draft={draftName(coalition)}
      goesOn
      initial={draftOf(coalition)}
      told={errorsOn(step, carried(coalition))}
      readBy={t("propose.draft_read_by")}
      submit={t(ON[step])}
      check={(values) => mistakes(step, values, t)}
      send={async () => mended()}
      done={() => goTo(next, coalition)}
    >
      {(field, { values, change }) => children(field, values, change)}
    </Form>
  );
}
