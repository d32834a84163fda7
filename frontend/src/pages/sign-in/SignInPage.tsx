import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import type { About } from "@/api/schema";
import { aboutQuery } from "@/features/about/queries";
import { useSignIn } from "@/features/people/mutations";
import { OwnDevice } from "@/features/people/OwnDevice";
import { useT } from "@/lib/i18n/react";
import { navigate, Redirect, usePlace } from "@/lib/router";
import { Button } from "@/ui/Button";
import { Door } from "@/ui/Door";
import { Form } from "@/ui/form/Form";
import { PasswordField, TextField } from "@/ui/form/fields";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";

export function SignInPage() {
  const t = useT();
  const about = useQuery(aboutQuery);
  return (
    <Door kind={t("auth.title")} lead={t("auth.lead")}>
      <Loaded query={about}>{(found) => <WayIn about={found} />}</Loaded>
    </Door>
  );
}

function WayIn({ about }: { about: About }) {
  const t = useT();
  const [sent, setSent] = useState(false);
  if (about.demo) return <Redirect href="/demo" />;
  if (about.setup_needed) return <Notice>{t("auth.not_set_up")}</Notice>;
  if (sent) return <LinkSent again={() => setSent(false)} />;
  return <SignInForm mail={about.mail} onLinkSent={() => setSent(true)} />;
}

/** Where they wanted to go: a place of this site only, never another address. */
export function wayBack(search: string): string {
  const to = new URLSearchParams(search).get("to") ?? "";
  return /^\/(?![/\\])/.test(to) ? to : "/";
}

/** By link (no memory test) or by password; what was typed stays when changing from one to the other. */
function SignInForm({ mail, onLinkSent }: { mail: boolean; onLinkSent: () => void }) {
  const t = useT();
  const { search } = usePlace();
  const signIn = useSignIn();
  const [byLink, setByLink] = useState(mail);

  async function send({ own, ...values }: { email: string; password: string; own: boolean }) {
    if (byLink) await signIn.askForLink(values.email);
    else await signIn.withPassword(values, own);
  }

  function done() {
    if (byLink) onLinkSent();
    else navigate({ href: wayBack(search), replace: true });
  }

  return (
    <div className="stack-l">
      <Form
        initial={{ email: "", password: "", own: false }}
        readBy={byLink ? t("auth.read_by_link") : t("auth.read_by_server")}
        submit={byLink ? t("auth.send_link") : t("auth.sign_in")}
        check={({ email, password }) => ({
          email: email.trim() === "" && t("auth.email_needed"),
          password: !byLink && password === "" && t("auth.password_needed"),
        })}
        send={send}
        done={done}
      >
        {(field) => (
          <>
            <TextField
              {...field("email")}
              type="email"
              autoComplete="username"
              label={t("auth.email")}
              hint={t("auth.email_hint")}
            />
            {!byLink && (
              <PasswordField
                {...field("password")}
                autoComplete="current-password"
                label={t("auth.password")}
              />
            )}
            {!byLink && <OwnDevice {...field("own")} />}
          </>
        )}
      </Form>
      {byLink && <p className="small muted">{t("auth.no_puzzle")}</p>}
      {mail && (
        <div className="alternative">
          <p className="or">{t("auth.or")}</p>
          <Button onClick={() => setByLink(!byLink)}>
            {byLink ? t("auth.use_password") : t("auth.use_link")}
          </Button>
        </div>
      )}
    </div>
  );
}

function LinkSent({ again }: { again: () => void }) {
  const t = useT();
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <div className="stack" ref={box} tabIndex={-1}>
      <Notice kind="done" icon="mail">
        <p>{t("auth.sent")}</p>
      </Notice>
      <p className="small muted">{t("auth.no_puzzle")}</p>
      <Button look="quiet" onClick={again}>
        {t("auth.send_again")}
      </Button>
    </div>
  );
}
