import { useState } from "react";
import type { Tagged } from "@/api/client";
import type { Me } from "@/api/schema";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { Form } from "@/ui/form/Form";
import { Select, TextField } from "@/ui/form/fields";
import { Notice } from "@/ui/Notice";
import { useChangeProfile } from "./mutations";

export function ProfileForm({ me }: { me: Tagged<Me> }) {
  const t = useT();
  const changeProfile = useChangeProfile();
  const [saved, setSaved] = useState(false);

  function done() {
    setSaved(true);
    announce(t("people.saved"));
  }

  return (
    <>
      <Form
        initial={{ name: me.name, called: me.called ?? "", pronouns: me.pronouns ?? "", zone: me.zone }}
        readBy={t("people.profile_read_by")}
        submit={t("people.save")}
        check={({ name }) => ({ name: name.trim() === "" && t("people.name_needed") })}
        send={({ name, called, pronouns, zone }) =>
          changeProfile(me, { name, called: called.trim() || null, pronouns: pronouns.trim() || null, zone })
        }
        done={done}
      >
        {(field) => (
          <>
            <TextField {...field("name")} autoComplete="name" label={t("people.name")} />
            <TextField
              {...field("called")}
              autoComplete="nickname"
              label={t("people.called_question")}
              hint={t("people.called_hint", { name: me.name })}
              optional
            />
            <TextField
              {...field("pronouns")}
              label={t("people.pronouns")}
              hint={t("people.pronouns_hint")}
              optional
            />
            <Select {...field("zone")} label={t("people.zone")} options={zones(me.zone)} />
          </>
        )}
      </Form>
      {saved && <Notice kind="done">{t("people.saved")}</Notice>}
    </>
  );
}

function zones(own: string) {
  const known = Intl.supportedValuesOf("timeZone");
  const all = known.includes(own) ? known : [own, ...known];
  return all.map((value) => ({ value, label: value.replaceAll("_", " ") }));
}
