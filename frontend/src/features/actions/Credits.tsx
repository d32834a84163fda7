import type { ActionOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { namesText } from "@/lib/lists";
import { ActionButton } from "@/ui/ActionButton";
import { Buttons } from "@/ui/Button";
import { useAction } from "./mutations";

const names = new Intl.Collator();

/** Everyone who held a part and would be named; one's own name is one's own to leave out. */
export function Credits({ action }: { action: ActionOut }) {
  const t = useT();
  const { people, chosen_order, mine } = action.credits;
  const { credit, orderCredits } = useAction(action.id);
  const shown = chosen_order ? people : [...people].sort((a, b) => names.compare(a.name, b.name));
  const order = (to: typeof people) => orderCredits(to.map(({ membership_id }) => membership_id));
  return (
    <>
      {shown.length > 0 ? (
        <p>{namesText(shown.map(({ name }) => name))}</p>
      ) : (
        <p className="muted">{t("actions.credits_later")}</p>
      )}
      <Buttons>
        {mine !== null && (
          <ActionButton look="quiet" press={() => credit(!mine)}>
            {t(mine ? "actions.leave_me_out" : "actions.name_me")}
          </ActionButton>
        )}
        {action.abilities.order_credits &&
          shown.slice(1).map((one) => (
            <ActionButton
              key={one.membership_id}
              look="quiet"
              press={() => order([one, ...shown.filter((other) => other !== one)])}
            >
              {t("actions.name_first", { name: `\u2068${one.name}\u2069` })}
            </ActionButton>
          ))}
        {action.abilities.order_credits && chosen_order && (
          <ActionButton look="quiet" press={() => orderCredits(null)}>
            {t("actions.by_alphabet")}
          </ActionButton>
        )}
      </Buttons>
    </>
  );
}
