import type { ProposalOut } from "@/api/schema";
import { dayOfWeek } from "@/lib/dates";
import { useT } from "@/lib/i18n/react";
import { DateTime } from "@/ui/DateTime";

/** What a proposal holds besides its text, by its kind. */
export function Particulars({ proposal: { kind, payload } }: { proposal: ProposalOut }) {
  const t = useT();
  const { name, until, weekday, roles_wanted: roles } = payload;
  if (!name && weekday == null && !roles?.length) return null;
  return (
    <dl className="facts two">
      {name && (
        <>
          <dt>{t(kind === "group" ? "decisions.which_group" : "decisions.who_follows")}</dt>
          <dd>
            <bdi>{name}</bdi>
          </dd>
        </>
      )}
      {until && (
        <>
          <dt>{t("decisions.until_day")}</dt>
          <dd>
            <DateTime value={until} />
          </dd>
        </>
      )}
      {weekday != null && (
        <>
          <dt>{t("decisions.check_ins_on")}</dt>
          <dd>{dayOfWeek(weekday)}</dd>
        </>
      )}
      {roles?.map((role) => (
        <Role key={role} role={role} />
      ))}
    </dl>
  );
}

function Role({ role }: { role: string }) {
  const t = useT();
  return (
    <>
      <dt>{t("decisions.role_wanted")}</dt>
      <dd>
        <bdi>{role}</bdi>
      </dd>
    </>
  );
}
