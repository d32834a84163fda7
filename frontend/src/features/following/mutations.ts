import { useEffect, useState } from "react";
import { api, data, keyed } from "@/api/client";
import type { Entry, FollowInvitationOut } from "@/api/schema";

export const makeLink = (following: string) =>
  data(api.POST("/followings/{following_id}/link", { params: { path: { following_id: following } } }));

export const acceptFollowing = (body: Entry, key: string) =>
  data(api.POST("/followings/accept", { body, ...keyed(key) }));

export const stepBack = (coalition: string) =>
  api.POST("/following/{coalition_id}/step-back", { params: { path: { coalition_id: coalition } } });

type Look = { data: FollowInvitationOut | undefined; error: unknown };

/** What a link invites to. Asked once, so that the page stays as it was read while the seat is taken. */
export function useLook(token: string): Look & { refetch: () => void } {
  const [look, setLook] = useState<Look>({ data: undefined, error: null });
  const [turn, setTurn] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another turn is another try
  useEffect(() => {
    if (token === "") return;
    let here = true;
    data(api.POST("/followings/look", { body: { token } })).then(
      (found) => here && setLook({ data: found, error: null }),
      (error: unknown) => here && setLook({ data: undefined, error }),
    );
    return () => {
      here = false;
    };
  }, [token, turn]);
  return { ...look, refetch: () => setTurn(turn + 1) };
}
