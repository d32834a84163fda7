import { type QueryClient, useQueryClient } from "@tanstack/react-query";
import { api, data, ifMatch, type Tagged, tagged } from "@/api/client";
import type { Me, ProfileChange } from "@/api/schema";
import { readerZone } from "@/lib/dates";
import { dropAllDrafts } from "@/lib/drafts";
import { chooseLanguage, language, t } from "@/lib/i18n/i18n";
import { isLanguage } from "@/lib/i18n/languages";
import { forgetCopies, forgetDevice, ownDevice, ownerOfDevice } from "@/lib/own/owner";
import { isProblem, Problem } from "@/lib/problem";
import { recall, remember } from "@/lib/storage";
import { tellTabs } from "@/lib/tabs";
import { forgetPush } from "./push";
import { meQuery } from "./queries";

export type SetUpValues = { name: string; email: string; password: string };

/** Everything of another person is dropped, then who came in is read, and their language shown; `own` as they said. */
export async function cameIn(client: QueryClient, own = false): Promise<void> {
  client.clear();
  // Who came in is the server's to say.
  await forgetCopies();
  const me = await client.fetchQuery(meQuery);
  if (me && recall("person") !== me.id) dropAllDrafts();
  if (me && ownerOfDevice() !== me.id) await forgetDevice();
  if (me && own) ownDevice(me.id);
  remember("person", me?.id ?? null);
  tellTabs(me?.id ?? null);
  if (me && recall("language") === null && isLanguage(me.language)) await chooseLanguage(me.language);
}

export function useSignIn() {
  const client = useQueryClient();
  return {
    withPassword: async (values: { email: string; password: string }, own: boolean) => {
      await data(api.POST("/sign-in/password", { body: values }));
      await cameIn(client, own);
    },
    askForLink: (email: string) => data(api.POST("/sign-in/link", { body: { email } })),
    withLink: async (token: string, own: boolean) => {
      await data(api.POST("/sign-in/link/use", { body: { token } }));
      await cameIn(client, own);
    },
    setUp: async (token: string, values: SetUpValues) => {
      const body = { token, ...values, language: language(), zone: readerZone() };
      await data(api.POST("/setup", { body }));
      await cameIn(client);
    },
    asDemoPerson: async (personId: string) => {
      await data(api.POST("/demo/sign-in", { body: { person_id: personId } }));
      await cameIn(client);
    },
  };
}

/** Ends this session and leaves nothing of it on the device, in no tab. */
export function useSignOut() {
  const client = useQueryClient();
  return async () => {
    if (ownerOfDevice() !== null) await (await import("@/lib/own/waiting")).sendNow();
    await api.DELETE("/session").catch(stillSignedIn);
    tellTabs(null);
    dropAllDrafts();
    await forgetDevice();
    // What it was told ended with the session already; a browser that can't forget it now is told nothing more.
    await forgetPush().catch(() => undefined);
    client.clear();
    client.setQueryData(meQuery.queryKey, null);
  };
}

function stillSignedIn(error: unknown): never {
  if (!isProblem(error, "unreachable")) throw error;
  throw new Problem({ status: 0, code: "still_signed_in", title: "", detail: t("shell.still_signed_in") });
}

export function useChangeProfile() {
  const client = useQueryClient();
  return async (me: Tagged<Me>, change: ProfileChange) => {
    const changed = await tagged(api.PATCH("/me", { body: change, ...ifMatch(me) }));
    client.setQueryData(meQuery.queryKey, changed);
    return changed;
  };
}

export function useEndSession() {
  const client = useQueryClient();
  return async (id: string) => {
    await api.DELETE("/me/sessions/{session_id}", { params: { path: { session_id: id } } });
    await client.invalidateQueries({ queryKey: ["me", "sessions"] });
  };
}

export const changePassword = (current: string | undefined, next: string) =>
  data(api.PUT("/me/password", { body: { ...(current === undefined ? {} : { current }), new: next } }));
