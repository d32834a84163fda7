import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { aboutQuery } from "@/features/about/queries";
import { useMe } from "@/features/people/queries";
import { Redirect, usePlace } from "@/lib/router";
import { Shell } from "./Shell";
import { useLive } from "./useLive";
import { useOwnDevice } from "./useOwnDevice";

type FrameProps = { children: ReactNode };

/** Pages of someone who is signed in. The frame shows at once; whoever is not signed in goes to the door. */
export function SignedIn({ children }: FrameProps) {
  const me = useMe();
  const about = useQuery(aboutQuery);
  const { pathname, search } = usePlace();
  useLive(me?.id);
  useOwnDevice(me?.id);
  if (me === null && !about.isPending) {
    const back = pathname === "/" ? "" : `?${new URLSearchParams({ to: pathname + search })}`;
    return <Redirect href={about.data?.demo ? "/demo" : `/sign-in${back}`} />;
  }
  return <Shell me={me}>{children}</Shell>;
}

/** Pages for everyone: with the whole frame for those who are signed in. */
export function ForEveryone({ children }: FrameProps) {
  const me = useMe();
  return (
    <Shell me={me} bare={!me}>
      {children}
    </Shell>
  );
}

/** Pages at the door: no navigation yet. */
export function AtTheDoor({ children }: FrameProps) {
  return <Shell bare>{children}</Shell>;
}
