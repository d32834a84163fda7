import { useQueryClient } from "@tanstack/react-query";
import { api, data } from "@/api/client";
import type { AgreementWithVersions } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { Notice } from "@/ui/Notice";
import { Seen } from "@/ui/Seen";
import { agreementQuery } from "./queries";

/** One's own word on the version in force: for oneself, and never a count. */
export function Acknowledge({ agreement }: { agreement: AgreementWithVersions }) {
  const t = useT();
  const client = useQueryClient();
  const { id, coalition_id, acknowledged_by_me, abilities } = agreement;

  async function press() {
    const params = { path: { agreement_id: id } };
    const changed = await data(api.POST("/agreements/{agreement_id}/acknowledge", { params }));
    client.setQueryData(agreementQuery(id).queryKey, changed);
    await client.invalidateQueries({ queryKey: ["agreements", coalition_id] });
  }

  if (!acknowledged_by_me && !abilities.acknowledge) return null;
  return (
    <section className="stack no-print">
      <h2>{t("agreements.own_word")}</h2>
      <Seen>{t("agreements.only_you")}</Seen>
      {acknowledged_by_me ? (
        <Notice kind="done">{t("agreements.acknowledged")}</Notice>
      ) : (
        <ActionButton look="primary" press={press} said={t("agreements.acknowledged")}>
          {t("agreements.acknowledge")}
        </ActionButton>
      )}
    </section>
  );
}
