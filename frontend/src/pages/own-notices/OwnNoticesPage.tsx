import { useQuery } from "@tanstack/react-query";
import { ChoicesForm } from "@/features/notices/ChoicesForm";
import { choicesQuery, useChoices } from "@/features/notices/queries";
import { useT } from "@/lib/i18n/react";
import { Link } from "@/lib/router";
import { ActionButton } from "@/ui/ActionButton";
import { Icon } from "@/ui/icons";
import { Loaded } from "@/ui/Loaded";
import { Notice } from "@/ui/Notice";
import { Page } from "@/ui/Page";

/** How one is told of what is new. */
export function OwnNoticesPage() {
  const t = useT();
  const query = useQuery(choicesQuery);
  return (
    <Page
      kind={t("notices.choices_title")}
      lead={t("notices.choices_lead")}
      back={
        <Link className="back" to="/you">
          <Icon name="back" small />
          {t("people.you_title")}
        </Link>
      }
      single
    >
      <div className="stack-l">
        <Loaded query={query}>
          {(read) => (
            <>
              {!read.mail && <Notice>{t("notices.no_mail")}</Notice>}
              {read.paused && <Paused />}
              <ChoicesForm read={read} />
            </>
          )}
        </Loaded>
      </div>
    </Page>
  );
}

/** Their mailbox was not there. */
function Paused() {
  const t = useT();
  const { tryAgain } = useChoices();
  return (
    <Notice>
      <p>{t("notices.paused")}</p>
      <div className="btns">
        <ActionButton press={tryAgain} said={t("notices.saved")}>
          {t("notices.try_again")}
        </ActionButton>
      </div>
    </Notice>
  );
}
