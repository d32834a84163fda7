import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { CommitmentOut } from "@/api/schema";
import { othersQuery } from "@/features/actions/queries";
import { AskOne } from "@/features/commitments/AskOne";
import { BesideForm } from "@/features/commitments/BesideForm";
import { Companions } from "@/features/commitments/Companions";
import { useOwnPart } from "@/features/commitments/mutations";
import { OfferForm } from "@/features/commitments/OfferForm";
import { heldQuery } from "@/features/commitments/queries";
import { ConsentRow } from "@/features/consents/ConsentRow";
import { todayQuery } from "@/features/today/queries";
import { useT } from "@/lib/i18n/react";
import { navigate } from "@/lib/router";
import { Button } from "@/ui/Button";
import { Spread } from "@/ui/Page";
import { Rows } from "@/ui/Rows";

type Form = "share" | "along" | "offer" | "beside" | null;
type WithProps = { commitment: CommitmentOut };

/** Walking along, holding it together, and the questions that are open about it. */
export function WithOthers({ commitment }: WithProps) {
  const t = useT();
  const [form, show] = useState<Form>(null);
  const { abilities, companions, requests } = commitment;
  const ways = [
    abilities.ask_companion && (["along", "carry.along"] as const),
    abilities.share && (["share", "carry.share"] as const),
    abilities.offer_companion && (["offer", "carry.offer"] as const),
    abilities.take_up_beside && (["beside", "carry.beside_it"] as const),
  ].filter((way) => way !== false && way !== undefined);
  if (ways.length + companions.length + requests.length === 0) return null;
  return (
    <Spread title={t("carry.with_others")}>
      <Companions commitment={commitment} />
      {requests.length > 0 && (
        <Rows label={t("carry.open_questions")}>
          {requests.map((asked) => (
            <ConsentRow key={asked.id} consent={asked} />
          ))}
        </Rows>
      )}
      <div className="btns">
        {ways.map(([name, words]) => (
          <Button key={name} aria-expanded={form === name} onClick={() => show(form === name ? null : name)}>
            {t(words)}
          </Button>
        ))}
      </div>
      <Shown form={form} commitment={commitment} close={() => show(null)} />
    </Spread>
  );
}

function Shown({ form, commitment, close }: WithProps & { form: Form; close: () => void }) {
  if (form === "offer") return <Offer commitment={commitment} close={close} />;
  if (form === "beside") {
    return (
      <BesideForm
        commitment={commitment}
        done={({ id }) => navigate({ to: "/commitments/$commitment", params: { commitment: id } })}
      />
    );
  }
  return form && <Ask key={form} form={form} commitment={commitment} close={close} />;
}

function Offer({ commitment, close }: WithProps & { close: () => void }) {
  const { data } = useQuery(todayQuery);
  return <OfferForm commitment={commitment} mine={data?.promises ?? []} done={close} />;
}

type AskProps = WithProps & { form: "share" | "along"; close: () => void };

function Ask({ form, commitment, close }: AskProps) {
  const t = useT();
  const part = useOwnPart(commitment.id);
  const others = useOthers(commitment);
  const theirs = useTheirs(commitment, form === "along");
  return (
    <AskOne
      others={others}
      theirs={theirs}
      hint={t(form === "share" ? "carry.share_hint" : "carry.along_hint")}
      readBy={t(form === "share" ? "carry.over_read_by" : "carry.between_two")}
      send={form === "share" ? part.share : part.askCompanion}
      done={close}
    />
  );
}

/** What somebody holds and one does not: with one of these, the two would be a pair. */
function useTheirs({ coalition_id }: CommitmentOut, wanted: boolean) {
  const { data } = useQuery({ ...heldQuery(coalition_id), enabled: wanted });
  return (member: string) =>
    (wanted && data ? data : []).filter(
      ({ holders }) =>
        holders.some(({ membership_id }) => membership_id === member) && !holders.some(({ is_me }) => is_me),
    );
}

/** To whoever would take it over. */
export function HandOver({ commitment, close }: WithProps & { close: () => void }) {
  const t = useT();
  const { handOver } = useOwnPart(commitment.id);
  return (
    <AskOne
      others={useOthers(commitment)}
      hint={t("carry.over_hint")}
      readBy={t("carry.over_read_by")}
      send={handOver}
      done={close}
    />
  );
}

/** All who could be asked. */
function useOthers({ coalition_id }: CommitmentOut) {
  return useQuery(othersQuery(coalition_id));
}
