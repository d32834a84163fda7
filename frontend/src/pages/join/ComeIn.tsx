import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { InvitationLook } from "@/api/schema";
import { acceptInvitation } from "@/features/coalitions/mutations";
import { cameIn } from "@/features/people/mutations";
import { readerZone } from "@/lib/dates";
import { language } from "@/lib/i18n/i18n";
import { useT } from "@/lib/i18n/react";
import { Link, navigate } from "@/lib/router";
import { forgetSecret } from "@/lib/secret";
import { buttonClass } from "@/ui/Button";
import { Form } from "@/ui/form/Form";
import { PasswordField, TextField } from "@/ui/form/fields";
import { Loading } from "@/ui/Loaded";
import { TOKEN } from "./WhoReads";

const SHORTEST = 12;
const NOTHING = { name: "", email: "", password: "", chosen_name: "" };
type Values = typeof NOTHING;
type ComeInProps = { look: InvitationLook; token: string; signedIn: boolean };

/** One press for who is signed in, an account for who is not; a chosen name where the invitation is unlisted. */
export function ComeIn({ look, token, signedIn }: ComeInProps) {
  const t = useT();
  const client = useQueryClient();
  const [isIn, setIsIn] = useState(false);
  const unlisted = look.standing === "unlisted";

  async function send(values: Values, key: string) {
    const account = { ...values, language: language(), zone: readerZone() };
    const { chosen_name, ...own } = account;
    const body = { token, ...(signedIn ? {} : own), ...(unlisted ? { chosen_name } : {}) };
    const { coalition_id } = await acceptInvitation(body, key);
    setIsIn(true);
    forgetSecret(TOKEN);
    await cameIn(client);
    if (signedIn) await navigate({ to: "/c/$coalition", params: { coalition: coalition_id }, replace: true });
    else await navigate({ to: "/welcome/$step", params: { step: "name" }, replace: true });
  }

  if (isIn) return <Loading />;
  return (
    <Form
      initial={NOTHING}
      readBy={t(unlisted ? "coalition.join_read_by_unlisted" : "coalition.join_read_by")}
      submit={signedIn ? t("coalition.join") : t("coalition.join_with_account")}
      check={(values) => ({
        ...(signedIn ? {} : accountErrors(values, t)),
        chosen_name: unlisted && values.chosen_name.trim() === "" && t("coalition.chosen_name_needed"),
      })}
      send={send}
      done={() => undefined}
      others={!signedIn && <HaveAccount />}
    >
      {(field) => (
        <>
          {!signedIn && (
            <>
              <TextField
                {...field("name")}
                autoComplete="name"
                label={t("auth.name")}
                hint={t("auth.name_hint")}
              />
              <TextField
                {...field("email")}
                type="email"
                autoComplete="username"
                label={t("auth.email")}
                hint={look.bound && t("coalition.join_bound")}
              />
              <PasswordField
                {...field("password")}
                autoComplete="new-password"
                label={t("auth.password")}
                hint={t("auth.new_password_hint")}
              />
            </>
          )}
          {unlisted && (
            <TextField
              {...field("chosen_name")}
              label={t("coalition.chosen_name")}
              hint={t("coalition.chosen_name_hint")}
            />
          )}
        </>
      )}
    </Form>
  );
}

function accountErrors({ name, email, password }: Values, t: ReturnType<typeof useT>) {
  return {
    name: name.trim() === "" && t("auth.name_needed"),
    email: email.trim() === "" && t("auth.email_needed"),
    password: password.length < SHORTEST && t("auth.password_short"),
  };
}

function HaveAccount() {
  const t = useT();
  return (
    <Link className={buttonClass("quiet")} to="/sign-in" search={{ to: "/join" }}>
      {t("coalition.have_account")}
    </Link>
  );
}
