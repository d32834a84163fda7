import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from "react";

export type ButtonLook = "primary" | "plain" | "quiet";

/** For router links that look like buttons: `<Link className={buttonClass("primary")}>`. */
export function buttonClass(look: ButtonLook = "plain"): string {
  return look === "plain" ? "btn" : `btn ${look}`;
}

type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, "disabled" | "className"> & {
  look?: ButtonLook;
  /** Busy, or not possible yet: it stays in reach of the keyboard and says why. */
  unavailable?: boolean;
};

/** Does something. A link goes somewhere. */
export function Button({ look, unavailable = false, onClick, type = "button", ...rest }: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      className={buttonClass(look)}
      aria-disabled={unavailable || undefined}
      onClick={unavailable ? (event) => event.preventDefault() : onClick}
    />
  );
}

type LinkButtonProps = Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "className"> & {
  look?: ButtonLook;
  href: string;
  children: ReactNode;
};

/** A link out of the app (a file, a mail) with the looks of a button. */
export function LinkButton({ look, children, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} className={buttonClass(look)}>
      {children}
    </a>
  );
}

/** Buttons side by side; `equal` gives all the same size and weight. */
export function Buttons({ equal = false, children }: { equal?: boolean; children: ReactNode }) {
  return <div className={equal ? "btns equal" : "btns"}>{children}</div>;
}
