import { useQuery } from "@tanstack/react-query";
import type { MouseEvent } from "react";
import { everyoneQuery } from "@/features/coalitions/queries";
import { GiveForm } from "@/features/mandates/GiveForm";
import { useT } from "@/lib/i18n/react";
import { Button } from "@/ui/Button";
import { Select } from "@/ui/form/fields";
import { Loaded } from "@/ui/Loaded";

type GiveProps = { coalition: string; close: (event: MouseEvent) => void; done: () => void };

/** A member is chosen by name; it opens by a press, so that the page has one primary button. */
export function Give({ coalition, close, done }: GiveProps) {
  const t = useT();
  const others = useQuery(everyoneQuery(coalition));
  return (
    <div className="sheet">
      <h3>{t("mandates.give")}</h3>
      <Loaded query={others}>
        {(members) => (
          <GiveForm
            coalition={coalition}
            nameOf={(id) => members.find((member) => member.id === id)?.name}
            whom={(field) => (
              <Select
                {...field}
                label={t("mandates.to")}
                options={[
                  { value: "", label: t("mandates.to_choose") },
                  ...members.filter(({ mine }) => !mine).map(({ id, name }) => ({ value: id, label: name })),
                ]}
              />
            )}
            done={done}
            others={
              <Button look="quiet" onClick={close}>
                {t("mandates.not_now")}
              </Button>
            }
          />
        )}
      </Loaded>
    </div>
  );
}
