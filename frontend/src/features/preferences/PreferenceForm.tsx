import type { ReactNode } from "react";
import type { Choice, PreferenceOut } from "@/api/schema";
import { announce } from "@/lib/announce";
import type { MessageId } from "@/lib/i18n/ids";
import { T, useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";
import { Form } from "@/ui/form/Form";
import { TextArea } from "@/ui/form/fields";
import { RadioCards } from "@/ui/form/RadioCards";
import { Notice } from "@/ui/Notice";
import { useChoosePreference } from "./queries";

const CHOICES: { value: Choice; label: MessageId; means: MessageId }[] = [
  { value: "ask_first", label: "preferences.ask_first", means: "preferences.ask_first_means" },
  { value: "stand_beside", label: "preferences.stand_beside", means: "preferences.stand_beside_means" },
  { value: "own_name", label: "preferences.own_name", means: "preferences.own_name_means" },
  { value: "leave_it", label: "preferences.leave_it", means: "preferences.leave_it_means" },
];
const LONGEST = 280;

type PreferenceFormProps = { coalition: string; now: PreferenceOut; readBy: ReactNode };

/** A wish, that others read where they name one. It never stands for a yes. */
export function PreferenceForm({ coalition, now, readBy }: PreferenceFormProps) {
  const t = useT();
  const choose = useChoosePreference(coalition);
  return (
    <>
      <Holds now={now} />
      <Form
        draft={`wish.${coalition}`}
        initial={{ choice: now.choice as string, words: now.words ?? "" }}
        readBy={readBy}
        submit={t("preferences.save")}
        send={({ choice, words }) =>
          choose({ choice: choice as Choice, ...(words.trim() ? { words: words.trim() } : {}) })
        }
        done={() => announce(t("preferences.saved"))}
      >
        {(field) => (
          <>
            <RadioCards
              {...field("choice")}
              legend={t("preferences.question")}
              choices={CHOICES.map(({ value, label, means }) => ({
                value,
                label: t(label),
                means: t(means),
              }))}
            />
            <TextArea {...field("words")} label={t("preferences.words")} max={LONGEST} short optional />
          </>
        )}
      </Form>
    </>
  );
}

/** What holds now and until when; after that it is "ask me first" again. */
function Holds({ now: { choice, stands_until } }: { now: PreferenceOut }) {
  const t = useT();
  const said = CHOICES.find(({ value }) => value === choice);
  return (
    <Notice>
      <p>
        {stands_until && said ? (
          <T
            id="preferences.holds"
            values={{ choice: t(said.label), day: <DateTime value={stands_until} dayOnly /> }}
          />
        ) : (
          t("preferences.nothing_said")
        )}
      </p>
    </Notice>
  );
}
