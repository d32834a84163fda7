import type { ChoosingOut, ProposalOut } from "@/api/schema";
import { useProposal } from "@/features/decisions/mutations";
import { OptionText } from "@/features/decisions/OptionText";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { type Bound, described } from "@/ui/form/binding";
import { FieldError } from "@/ui/form/FieldFrame";
import { Form } from "@/ui/form/Form";
import { Checkbox } from "@/ui/form/fields";

/** None of the options: to pass is an answer too. */
const NONE = "none";

type ChooseProps = { proposal: ProposalOut; choosing: ChoosingOut; zone: string | null | undefined };

/** Every option one could go along with, or none; changed at will until the stage ends. */
export function Choose({ proposal: { id, version }, choosing: { mine, options }, zone }: ChooseProps) {
  const t = useT();
  const { choose, changeChoice } = useProposal(id);

  async function send({ options: marked }: { options: string[] }, key: string) {
    const places = marked.filter((one) => one !== NONE).map(Number);
    const body = { options: places.sort((one, other) => one - other), version };
    const changed = await (mine ? changeChoice(body) : choose(body, key));
    announce(t("decisions.choice_is_in"));
    return changed;
  }

  return (
    <>
      {mine && <p>{t("decisions.choice_is_in")}</p>}
      <Form
        initial={{ options: markedAs(mine) }}
        readBy={t("decisions.choice_read_by")}
        submit={t(mine ? "decisions.change_choice" : "decisions.send_choice")}
        check={({ options: marked }) => ({ options: marked.length === 0 && t("decisions.choice_needed") })}
        send={send}
        done={() => undefined}
      >
        {(field) => <Marks {...field("options")} options={options} zone={zone} />}
      </Form>
    </>
  );
}

const markedAs = (mine: number[] | null): string[] =>
  mine?.length === 0 ? [NONE] : (mine ?? []).map(String);

type MarksProps = Bound<string[]> & { options: ChoosingOut["options"]; zone: ChooseProps["zone"] };

function Marks({ id, name, value, onChange, error, options, zone }: MarksProps) {
  const t = useT();
  const mark = (one: string) => (on: boolean) => {
    const others = value.filter((other) => other !== one && other !== NONE && one !== NONE);
    onChange(on ? [...others, one] : others);
  };
  return (
    <fieldset className={error ? "choices field has-error" : "choices"} {...described(id, "hint", error)}>
      <legend>{t("decisions.go_along_with")}</legend>
      <p className="hint" id={`${id}-hint`}>
        {t("decisions.any_number")}
      </p>
      {error && <FieldError id={id} text={error} />}
      {options.map((option, place) => (
        <Checkbox
          key={option.text ?? option.time}
          id={place === 0 ? id : `${id}-${place}`}
          name={name}
          value={value.includes(`${place}`)}
          onChange={mark(`${place}`)}
          label={<OptionText option={option} zone={zone} />}
        />
      ))}
      <Checkbox
        id={`${id}-none`}
        name={name}
        value={value.includes(NONE)}
        onChange={mark(NONE)}
        label={t("decisions.none_of_these")}
      />
    </fieldset>
  );
}
