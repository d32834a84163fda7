import { LanguageChoice } from "@/features/people/LanguageChoice";
import { Looks } from "@/features/people/Looks";
import { useChangeProfile } from "@/features/people/mutations";
import { useMe } from "@/features/people/queries";
import { useT } from "@/lib/i18n/react";
import { Link, navigate, useParams } from "@/lib/router";
import { buttonClass } from "@/ui/Button";
import { Form } from "@/ui/form/Form";
import { TextField } from "@/ui/form/fields";
import { Loading } from "@/ui/Loaded";
import { Page } from "@/ui/Page";

const STEPS = ["name", "reading", "seen"] as const;
type Step = (typeof STEPS)[number];
const QUESTIONS = {
  name: "people.called_question",
  reading: "people.reading_question",
  seen: "people.seen_question",
} as const;

/** One question a page; each can be skipped, and nothing is asked twice. */
export function WelcomePage() {
  const t = useT();
  const { step: asked } = useParams("/welcome/$step");
  const step = STEPS.find((name) => name === asked) ?? "name";
  const number = STEPS.indexOf(step) + 1;
  return (
    <Page
      kind={t("people.welcome_title")}
      kicker={t("people.step", { step: number, steps: STEPS.length })}
      heading={t(QUESTIONS[step])}
      single
      key={step}
    >
      {step === "name" && <CalledStep />}
      {step === "reading" && <ReadingStep />}
      {step === "seen" && <SeenStep />}
    </Page>
  );
}

function Next({ step, words, look }: { step: Step | null; words: string; look: "primary" | "quiet" }) {
  if (step === null)
    return (
      <Link to="/" className={buttonClass(look)}>
        {words}
      </Link>
    );
  return (
    <Link to="/welcome/$step" params={{ step }} className={buttonClass(look)}>
      {words}
    </Link>
  );
}

function CalledStep() {
  const t = useT();
  const me = useMe();
  const changeProfile = useChangeProfile();
  if (!me) return <Loading />;
  return (
    <Form
      initial={{ called: me.called ?? "" }}
      readBy={t("people.profile_read_by")}
      submit={t("people.continue")}
      send={async ({ called }) => {
        if (called.trim() !== (me.called ?? "")) await changeProfile(me, { called: called.trim() || null });
      }}
      done={() => navigate({ to: "/welcome/$step", params: { step: "reading" } })}
      others={<Next step="reading" words={t("people.skip")} look="quiet" />}
    >
      {(field) => (
        <TextField
          {...field("called")}
          autoComplete="nickname"
          label={t("people.called")}
          hint={t("people.called_hint", { name: me.name })}
          optional
        />
      )}
    </Form>
  );
}

function ReadingStep() {
  const t = useT();
  return (
    <>
      <p className="muted">{t("people.looks_at_once")}</p>
      <LanguageChoice />
      <Looks which={["text", "theme", "contrast"]} />
      <div className="btns">
        <Next step="seen" words={t("people.continue")} look="primary" />
        <Next step="name" words={t("people.back")} look="quiet" />
      </div>
    </>
  );
}

function SeenStep() {
  const t = useT();
  return (
    <>
      <div className="prose">
        <p>{t("people.seen_members")}</p>
        <p>{t("people.seen_check_ins")}</p>
        <p>{t("people.seen_followers")}</p>
        <p>{t("people.seen_line")}</p>
      </div>
      <div className="btns">
        <Next step={null} words={t("people.to_today")} look="primary" />
        <Next step="reading" words={t("people.back")} look="quiet" />
      </div>
    </>
  );
}
