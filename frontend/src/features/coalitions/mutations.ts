import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { FoundingDraft, InvitationDraft } from "@/api/schema";

const at = (id: string) => ({ params: { path: { coalition_id: id } } });

/** One's own seat changed: what one is in, and what one reads there. */
function useSeatChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all(
      [["me"], ["coalitions"], ["today"], ["coalition"]].map((queryKey) =>
        client.invalidateQueries({ queryKey }),
      ),
    );
}

export function useFound() {
  const changed = useSeatChanged();
  return async (body: FoundingDraft, key: string) => {
    const founded = await data(api.POST("/coalitions", { body, ...keyed(key) }));
    await changed();
    return founded;
  };
}

export function useJoin() {
  const changed = useSeatChanged();
  return async (id: string) => {
    await data(api.POST("/coalitions/{coalition_id}/join", at(id)));
    await changed();
  };
}

/** `goOn` leads away before what one may no longer read is asked for again. */
export function useLeave() {
  const client = useQueryClient();
  return async (id: string, goOn: () => Promise<void>) => {
    await api.POST("/coalitions/{coalition_id}/leave", at(id));
    await goOn();
    client.removeQueries({ queryKey: ["coalition", id] });
    await client.invalidateQueries();
  };
}

/** What every member changes of who is in. */
export function usePeopleOf(id: string) {
  const client = useQueryClient();
  const shown = () => client.invalidateQueries({ queryKey: ["coalition", id] });
  const invitation = (invitation_id: string) => ({ params: { path: { coalition_id: id, invitation_id } } });

  return {
    welcome: async (membership_id: string) => {
      const params = { path: { coalition_id: id, membership_id } };
      await api.POST("/coalitions/{coalition_id}/members/{membership_id}/welcome", { params });
      await Promise.all([shown(), client.invalidateQueries({ queryKey: ["today"] })]);
    },
    invite: async (body: InvitationDraft, key: string) => {
      const made = await data(
        api.POST("/coalitions/{coalition_id}/invitations", { ...at(id), body, ...keyed(key) }),
      );
      await shown();
      return made;
    },
    makeLink: async (invitationId: string) => {
      const path = "/coalitions/{coalition_id}/invitations/{invitation_id}/link";
      const made = await data(api.POST(path, invitation(invitationId)));
      await shown();
      return made;
    },
    endInvitation: async (invitationId: string) => {
      await api.POST("/coalitions/{coalition_id}/invitations/{invitation_id}/end", invitation(invitationId));
      await shown();
    },
  };
}

type Acceptance = {
  token: string;
  chosen_name?: string;
  name?: string;
  email?: string;
  password?: string;
  language?: "en" | "es" | "fr" | "ar";
  zone?: string;
};

/** Be a member at once; who is not signed in makes an account by it and is signed in. */
export const acceptInvitation = (body: Acceptance, key: string) =>
  data(api.POST("/invitations/accept", { body, ...keyed(key) }));
