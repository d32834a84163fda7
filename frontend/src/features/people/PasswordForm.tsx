import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { Me } from "@/api/schema";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { PasswordField } from "@/ui/form/fields";
import { Notice } from "@/ui/Notice";
import { changePassword } from "./mutations";
import { meQuery } from "./queries";

const SHORTEST = 12;

export function PasswordForm({ me }: { me: Me }) {
  const t = useT();
  const client = useQueryClient();
  const [times, setTimes] = useState(0);

  function done() {
    setTimes(times + 1);
    announce(t("people.password_done"));
    client.invalidateQueries({ queryKey: meQuery.queryKey });
  }

  return (
    <>
      <Form
        key={times}
        initial={{ current: "", new: "" }}
        readBy={t("people.password_read_by")}
        submit={me.has_password ? t("people.password_change") : t("people.password_set")}
        check={(values) => ({
          current: me.has_password && values.current === "" && t("auth.password_needed"),
          new: values.new.length < SHORTEST && t("auth.password_short"),
        })}
        send={(values) => changePassword(me.has_password ? values.current : undefined, values.new)}
        done={done}
      >
        {(field) => (
          <>
            {me.has_password && (
              <PasswordField
                {...field("current")}
                autoComplete="current-password"
                label={t("people.password_current")}
              />
            )}
            <PasswordField
              {...field("new")}
              autoComplete="new-password"
              label={t("people.password_new")}
              hint={t("auth.new_password_hint")}
            />
          </>
        )}
      </Form>
      {times > 0 && <Notice kind="done">{t("people.password_done")}</Notice>}
    </>
  );
}
