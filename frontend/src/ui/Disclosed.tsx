import { type ReactNode, useRef, useState } from "react";
import { Button } from "./Button";

type DisclosedProps = {
  label: ReactNode;
  /** Something in it waits for its reader: words begun and not sent. */
  startsOpen?: boolean;
  /** Closing gives the focus back to the button. */
  children: (close: () => void) => ReactNode;
};

/** A button, and what it opens right below it; nothing of that is there, or asked for, before. */
export function Disclosed({ label, startsOpen = false, children }: DisclosedProps) {
  const [open, setOpen] = useState(startsOpen);
  const place = useRef<HTMLDivElement>(null);

  function close() {
    setOpen(false);
    place.current?.querySelector("button")?.focus();
  }

  return (
    <div className="stack" ref={place}>
      <p className="more">
        <Button look="quiet" aria-expanded={open} onClick={() => setOpen(!open)}>
          {label}
        </Button>
      </p>
      {open && children(close)}
    </div>
  );
}
