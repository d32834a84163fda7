import { type ReactNode, useState } from "react";
import type { BringingOut, ShownTo } from "@/api/schema";
import { announce } from "@/lib/announce";
import { T, useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { TextArea, TextField } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { useBringing } from "./queries";

type BringingFormProps = { coalition: string; coalitionName: ReactNode; now: BringingOut };

const orNothing = (text: string) => text.trim() || null;

/** What one brings, in one's own words: nobody else writes it, and what is left out is not said. */
export function BringingForm({ coalition, coalitionName, now }: BringingFormProps) {
  const t = useT();
  const { say } = useBringing(coalition);
  const [shown, setShown] = useState<string>(now.shown_to);
  return (
    <Form
      draft={`bringing.${coalition}`}
      initial={{
        strengths: now.strengths ?? "",
        limits: now.limits ?? "",
        time: now.time ?? "",
        shown_to: now.shown_to as string,
      }}
      readBy={
        shown === "oneself" ? (
          t("bringing.read_by_you")
        ) : (
          <T id="bringing.read_by" values={{ coalition: coalitionName }} />
        )
      }
      submit={t("bringing.save")}
      send={({ strengths, limits, time, shown_to }) =>
        say({
          strengths: orNothing(strengths),
          limits: orNothing(limits),
          time: orNothing(time),
          shown_to: shown_to as ShownTo,
        })
      }
      done={() => announce(t("bringing.saved"))}
    >
      {(field) => (
        <>
          <TextArea {...field("strengths")} label={t("bringing.strengths")} max={1000} short optional />
          <TextArea {...field("limits")} label={t("bringing.limits")} max={1000} short optional />
          <TextField {...field("time")} label={t("bringing.time")} optional />
          <RadioCards
            {...field("shown_to")}
            onChange={(value: string) => {
              field("shown_to").onChange(value);
              setShown(value);
            }}
            legend={t("bringing.shown_to")}
            choices={[
              { value: "coalition", label: t("bringing.to_coalition") },
              { value: "oneself", label: t("bringing.to_oneself") },
            ]}
          />
        </>
      )}
    </Form>
  );
}
