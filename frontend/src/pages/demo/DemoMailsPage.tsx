import { useQuery } from "@tanstack/react-query";
import type { DemoMail } from "@/api/schema";
import { demoMailsQuery } from "@/features/demo/queries";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Loaded } from "@/ui/Loaded";
import { Page } from "@/ui/Page";
import { Empty } from "@/ui/Rows";

export function DemoMailsPage() {
  const t = useT();
  const mails = useQuery(demoMailsQuery);
  return (
    <Page kind={t("demo.mails_title")} lead={t("demo.mails_lead")}>
      <Loaded query={mails}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty>{t("demo.mails_empty")}</Empty>
          ) : (
            <div className="stack-l">
              {items.map((mail) => (
                <Mail key={mail.id} mail={mail} />
              ))}
            </div>
          )
        }
      </Loaded>
    </Page>
  );
}

function Mail({ mail }: { mail: DemoMail }) {
  return (
    <article className="sheet" lang={mail.language}>
      <h2 dir="auto">{mail.subject}</h2>
      <p className="by">
        <T id="demo.mail_to" values={{ to: <bdi>{mail.to}</bdi>, when: <DateTime value={mail.sent_at} /> }} />
      </p>
      <p className="mail-text" dir="auto">
        <WithLinks text={mail.text} />
      </p>
    </article>
  );
}

const ADDRESS = /(https?:\/\/[^\s<>"]+)/;

/** A mail's links can be pressed here, as they could in a mail program. */
function WithLinks({ text }: { text: string }) {
  const [before, address, ...after] = text.split(ADDRESS);
  if (address === undefined) return before;
  return (
    <>
      {before}
      <a href={address} dir="ltr">
        {address}
      </a>
      <WithLinks text={after.join("")} />
    </>
  );
}
