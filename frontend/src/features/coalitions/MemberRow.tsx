import type { ReactNode } from "react";
import type { MemberOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";
import { ActionButton } from "@/ui/ActionButton";
import { PersonName } from "@/ui/people";
import { Row } from "@/ui/Rows";
import { usePeopleOf } from "./mutations";

type MemberRowProps = { coalition: string; member: MemberOut; menu?: ReactNode };

/** Someone in the coalition. A newcomer waits for one welcome, anyone's. */
export function MemberRow({ coalition, member, menu }: MemberRowProps) {
  const t = useT();
  const { welcome } = usePeopleOf(coalition);
  const fresh = member.standing === "newcomer";
  return (
    <Row
      ours
      level={2}
      title={
        <>
          <PersonName name={member.name} />
          {member.mine && <span className="muted"> {t("coalition.that_is_you")}</span>}
        </>
      }
      why={fresh && t("coalition.waits_for_welcome")}
      action={
        member.abilities.welcome ? (
          <ActionButton press={() => welcome(member.id)} said={t("coalition.welcomed")}>
            {t("coalition.say_welcome")}
            <span className="vh">: {member.name}</span>
          </ActionButton>
        ) : (
          menu
        )
      }
    >
      {member.abilities.welcome && menu}
    </Row>
  );
}
