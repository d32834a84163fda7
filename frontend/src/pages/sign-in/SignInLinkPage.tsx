import { useState } from "react";
import { useSignIn } from "@/features/people/mutations";
import { OwnDevice } from "@/features/people/OwnDevice";
import { useT } from "@/lib/i18n/react";
import { Link, navigate } from "@/lib/router";
import { secretInAddress } from "@/lib/secret";
import { ActionButton } from "@/ui/ActionButton";
import { buttonClass } from "@/ui/Button";
import { Door } from "@/ui/Door";
import { Notice } from "@/ui/Notice";

/** Opening the link changes nothing, since mail scanners open links too; the press does. */
export function SignInLinkPage() {
  const t = useT();
  const { withLink } = useSignIn();
  const [token] = useState(secretInAddress);
  const [own, setOwn] = useState(false);

  async function press() {
    await withLink(token, own);
    await navigate({ to: "/", replace: true });
  }

  return (
    <Door kind={t("auth.link_title")} lead={t("auth.link_text")}>
      {token === "" ? (
        <Notice>{t("auth.link_empty")}</Notice>
      ) : (
        <>
          <OwnDevice id="own" name="own" value={own} onChange={setOwn} />
          <div className="btns">
            <ActionButton look="primary" press={press}>
              {t("auth.sign_in")}
            </ActionButton>
          </div>
        </>
      )}
      <p>
        <Link to="/sign-in" className={buttonClass("quiet")}>
          {t("auth.new_link")}
        </Link>
      </p>
    </Door>
  );
}
