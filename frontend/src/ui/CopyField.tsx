import { useId, useRef, useState } from "react";
import { announce } from "@/lib/announce";
import { Button, type ButtonLook } from "./Button";

type CopyFieldProps = {
  value: string;
  label: string;
  /** The words on the button, and what is said beside it once it is copied, or once it is selected instead. */
  copy: string;
  copied: string;
  selected: string;
  look?: ButtonLook;
  /** It is words, and not an address. */
  words?: boolean;
};

/** False where the browser refuses, or where the page did not come over https. */
async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** Something to hand on: copied by one press; where the browser refuses, all of it is selected. */
export function CopyField({ value, label, copy, copied, selected, look, words }: CopyFieldProps) {
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const [told, setTold] = useState("");

  async function press() {
    const done = await copyText(value);
    if (!done) field.current?.select();
    setTold(done ? copied : selected);
    announce(done ? copied : selected);
  }

  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input className="input" ref={field} id={id} dir={words ? "auto" : "ltr"} readOnly value={value} />
      <div className="btns">
        <Button look={look} onClick={press}>
          {copy}
        </Button>
        {told && <span className="meta">{told}</span>}
      </div>
    </div>
  );
}
