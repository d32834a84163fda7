import { useState } from "react";
import { useT } from "@/lib/i18n/react";
import { chooseLook, LOOKS, type Look, lookOf } from "@/lib/looks";
import { RadioCards } from "@/ui/form/RadioCards";

/** How this device shows things: each choice acts at once. */
export function Looks({ which }: { which: Look[] }) {
  return which.map((look) => <LookChoice key={look} look={look} />);
}

function LookChoice({ look }: { look: Look }) {
  const t = useT();
  const [value, setValue] = useState(() => lookOf(look));
  function change(next: string) {
    chooseLook(look, next);
    setValue(next);
  }
  return (
    <RadioCards
      id={`look-${look}`}
      name={look}
      value={value}
      onChange={change}
      legend={t(`people.${look}`)}
      choices={choicesOf(look, t)}
    />
  );
}

function choicesOf(look: Look, t: ReturnType<typeof useT>) {
  switch (look) {
    case "theme":
      return LOOKS.theme.map((value) => ({ value, label: t(`people.theme_${value}`) }));
    case "contrast":
      return LOOKS.contrast.map((value) => ({ value, label: t(`people.contrast_${value}`) }));
    case "text":
      return LOOKS.text.map((value) => ({ value, label: t(`people.text_${value}`) }));
    case "motion":
      return LOOKS.motion.map((value) => ({ value, label: t(`people.motion_${value}`) }));
    case "face":
      return LOOKS.face.map((value) => ({ value, label: t(`people.face_${value}`) }));
  }
}
