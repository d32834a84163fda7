import { useState } from "react";
import { useAbout } from "@/features/about/queries";
import { useSignIn } from "@/features/people/mutations";
import { useT } from "@/lib/i18n/react";
import { Link, navigate } from "@/lib/router";
import { secretInAddress } from "@/lib/secret";
import { buttonClass } from "@/ui/Button";
import { Door } from "@/ui/Door";
import { Form } from "@/ui/form/Form";
import { PasswordField, TextField } from "@/ui/form/fields";
import { Notice } from "@/ui/Notice";

const SHORTEST = 12;

/** The first account of an installation; then the first coalition. */
export function SetupPage() {
  const t = useT();
  const [token] = useState(secretInAddress);
  return (
    <Door kind={t("auth.setup_title")} lead={t("auth.setup_lead")}>
      <AsItStands token={token} />
    </Door>
  );
}

function AsItStands({ token }: { token: string }) {
  const t = useT();
  const about = useAbout();
  // The link of an empty installation, opened while its demo still serves this address.
  if (about?.demo) return <Notice>{t("auth.setup_demo_runs")}</Notice>;
  return about?.setup_needed === false ? <SetUpBefore /> : <SetupForm token={token} />;
}

function SetUpBefore() {
  const t = useT();
  return (
    <>
      <Notice>{t("auth.setup_done_before")}</Notice>
      <p>
        <Link to="/sign-in" className={buttonClass("primary")}>
          {t("auth.sign_in")}
        </Link>
      </p>
    </>
  );
}

function SetupForm({ token }: { token: string }) {
  const t = useT();
  const { setUp } = useSignIn();
  if (token === "") return <Notice>{t("auth.setup_empty")}</Notice>;
  return (
    <Form
      initial={{ name: "", email: "", password: "" }}
      readBy={t("auth.setup_read_by")}
      submit={t("auth.setup_send")}
      check={({ name, email, password }) => ({
        name: name.trim() === "" && t("auth.name_needed"),
        email: email.trim() === "" && t("auth.email_needed"),
        password: password.length < SHORTEST && t("auth.password_short"),
      })}
      send={(values) => setUp(token, values)}
      done={() => navigate({ to: "/coalitions/new", replace: true })}
    >
      {(field) => (
        <>
          <TextField
            {...field("name")}
            autoComplete="name"
            label={t("auth.name")}
            hint={t("auth.name_hint")}
          />
          <TextField {...field("email")} type="email" autoComplete="username" label={t("auth.email")} />
          <PasswordField
            {...field("password")}
            autoComplete="new-password"
            label={t("auth.password")}
            hint={t("auth.new_password_hint")}
          />
        </>
      )}
    </Form>
  );
}
