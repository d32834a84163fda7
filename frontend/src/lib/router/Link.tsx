import { type AnchorHTMLAttributes, type MouseEvent, useEffect } from "react";
import { addressOf, type Path, type Target } from "./paths";
import { navigate, prepare, usePlace } from "./Router";

type LinkProps<P extends Path> = Target<P> &
  Omit<AnchorHTMLAttributes<HTMLAnchorElement>, "href"> & {
    /** Says "you are here" (aria-current) on the page itself, or also on the pages below it. */
    here?: "exact" | "within";
  };

/** A link to a page of the site map. A real one: it can be opened in a new tab, copied and saved. */
export function Link<P extends Path>({ to, params, search, hash, here, onClick, ...rest }: LinkProps<P>) {
  const address = addressOf({ to, params, search, hash });
  const { pathname } = usePlace();

  function press(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    const otherWay = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0;
    if (event.defaultPrevented || otherWay || rest.target) return;
    event.preventDefault();
    navigate({ href: address });
  }

  return (
    <a
      {...rest}
      href={address}
      aria-current={isHere(here, address, pathname) ? "page" : undefined}
      onClick={press}
      onPointerEnter={() => prepare(address)}
      onFocus={() => prepare(address)}
    />
  );
}

function isHere(here: LinkProps<Path>["here"], address: string, pathname: string): boolean {
  if (here === undefined) return false;
  return pathname === address || (here === "within" && pathname.startsWith(`${address}/`));
}

/** Sends the reader on as soon as it is shown. */
export function Redirect({ href }: { href: string }) {
  useEffect(() => {
    navigate({ href, replace: true });
  }, [href]);
  return null;
}
