import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { isUnreachable, Link } from "@/lib/router";
import { Button, buttonClass } from "@/ui/Button";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";

export function NotFoundScreen() {
  const t = useT();
  return (
    <Page kind={t("shell.not_found_title")} single>
      <p>{t("shell.not_found_text")}</p>
      <p>
        <Link to="/" className={buttonClass("primary")}>
          {t("shell.to_today")}
        </Link>
      </p>
    </Page>
  );
}

/** Our fault, or no way to the server. What was typed is still on the device; one thing to do. */
export function BrokenScreen({ error, again }: { error: unknown; again: () => void }) {
  const t = useT();
  const away = isUnreachable(error);
  return (
    <Page kind={t(away ? "shell.unreachable_title" : "shell.broken_title")} single>
      <Notice kind="error">
        <p>{t(away ? "ui.unreachable" : "shell.broken_text")}</p>
        <p className="btns">
          <Button onClick={again}>{t("ui.try_again")}</Button>
          {isProblem(error) && error.reference && (
            <span className="meta">{t("ui.reference", { reference: error.reference })}</span>
          )}
        </p>
      </Notice>
    </Page>
  );
}
