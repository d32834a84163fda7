import type { ReactNode } from "react";
import { T, useT } from "@/lib/i18n/react";
import { Button } from "@/ui/Button";
import type { Circle, Open } from "./parts";

export function ReadByAll({ circle }: { circle: Circle }) {
  return <T id="actions.read_by" values={{ coalition: <bdi>{circle.name}</bdi> }} />;
}

export function ReadByFollowers({ circle }: { circle: Circle }) {
  const t = useT();
  if (circle.followers.length === 0) return t("actions.told_read_by_nobody");
  const names = circle.followers.map(({ id, name }, index) => (
    <span key={id}>
      {index > 0 && t("actions.and_also")}
      <bdi>{name}</bdi>
    </span>
  ));
  return <T id="actions.told_read_by" values={{ followers: <b>{names}</b> }} />;
}

type FormOfProps = {
  name: Open["form"];
  open: Open;
  button: string;
  quiet?: boolean;
  beside?: ReactNode;
  children: (close: () => void) => ReactNode;
};

/** A button that opens its form below itself, and closes it again. */
export function FormOf({ name, open, button, quiet, beside, children }: FormOfProps) {
  const shown = open.form === name;
  return (
    <>
      <div className={quiet ? "btns more" : "btns"}>
        <Button
          look={quiet ? "quiet" : "plain"}
          aria-expanded={shown}
          onClick={() => open.show(shown ? null : name)}
        >
          {button}
        </Button>
        {beside}
      </div>
      {shown && children(() => open.show(null))}
    </>
  );
}
