import { Navigate, Outlet, useLocation } from "@tanstack/react-router";
import { useAbout } from "@/features/about/queries";
import { useMe } from "@/features/people/queries";
import { Shell } from "./Shell";

/** Pages of someone who is signed in. The frame shows at once; whoever is not signed in goes to the door. */
export function SignedIn() {
  const me = useMe();
  const about = useAbout();
  const { href } = useLocation();
  if (me === null && about?.demo) return <Navigate to="/demo" replace />;
  if (me === null)
    return <Navigate to="/sign-in" search={href === "/" ? {} : { to: href.split("#")[0] ?? "/" }} replace />;
  return (
    <Shell me={me}>
      <Outlet />
    </Shell>
  );
}

/** Pages for everyone: with the whole frame for those who are signed in. */
export function ForEveryone() {
  const me = useMe();
  return (
    <Shell me={me ?? undefined} bare={!me}>
      <Outlet />
    </Shell>
  );
}

/** Pages at the door: no navigation yet. */
export function AtTheDoor() {
  return (
    <Shell bare>
      <Outlet />
    </Shell>
  );
}
