import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { FollowInvitationOut } from "@/api/schema";
import { acceptFollowing } from "@/features/following/mutations";
import { cameIn } from "@/features/people/mutations";
import { readerZone } from "@/lib/dates";
import { language } from "@/lib/i18n/i18n";
import { T, useT } from "@/lib/i18n/react";
import { Link, navigate } from "@/lib/router";
import { forgetSecret } from "@/lib/secret";
import { buttonClass } from "@/ui/Button";
import { Form } from "@/ui/form/Form";
import { PasswordField, TextField } from "@/ui/form/fields";
import { Loading } from "@/ui/Loaded";

export const TOKEN = "follow";
const SHORTEST = 12;
const NOTHING = { name: "", email: "", password: "" };
type TakeSeatProps = { look: FollowInvitationOut; token: string; signedIn: boolean };

/** One press for who is signed in; an account on the way for who is not. */
export function TakeSeat({ look, token, signedIn }: TakeSeatProps) {
  const t = useT();
  const client = useQueryClient();
  const [isIn, setIsIn] = useState(false);

  async function send(values: typeof NOTHING, key: string) {
    const account = { ...values, language: language(), zone: readerZone() };
    const { coalition_id } = await acceptFollowing({ token, ...(signedIn ? {} : account) }, key);
    setIsIn(true);
    forgetSecret(TOKEN);
    await cameIn(client);
    await navigate({ to: "/following/$coalition", params: { coalition: coalition_id }, replace: true });
  }

  if (isIn) return <Loading />;
  return (
    <Form
      initial={{ ...NOTHING, name: signedIn ? "" : look.name }}
      readBy={
        <T
          id={signedIn ? "following.follow_read_by" : "following.follow_read_by_new"}
          values={{ coalition: <bdi>{look.coalition_name}</bdi> }}
        />
      }
      submit={signedIn ? t("following.follow") : t("following.follow_with_account")}
      check={(values) => (signedIn ? {} : accountErrors(values, t))}
      send={send}
      done={() => undefined}
      others={!signedIn && <HaveAccount />}
    >
      {(field) =>
        !signedIn && (
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
        )
      }
    </Form>
  );
}

function accountErrors({ name, email, password }: typeof NOTHING, t: ReturnType<typeof useT>) {
  return {
    name: name.trim() === "" && t("auth.name_needed"),
    email: email.trim() === "" && t("auth.email_needed"),
    password: password.length < SHORTEST && t("auth.password_short"),
  };
}

function HaveAccount() {
  const t = useT();
  return (
    <Link className={buttonClass("quiet")} to="/sign-in" search={{ to: "/follow" }}>
      {t("following.have_account")}
    </Link>
  );
}
