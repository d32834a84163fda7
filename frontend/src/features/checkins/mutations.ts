import { useQueryClient } from "@tanstack/react-query";
import { api, data, keyed } from "@/api/client";
import type { CheckInDraft, CommitmentOut, MyHoldingOut, ReplyDraft } from "@/api/schema";
import { dayFromNow } from "@/lib/dates";
import { ownerOfDevice } from "@/lib/own/owner";
import { isProblem } from "@/lib/problem";

/** "there" once the server has it; on one's own device "waits" where it can't be reached. */
export type CheckedIn = "there" | "waits";

/** On one's own device the words are kept there first: from then on they arrive once, whatever happens on the way. */
export function useCheckIn({ id, sentence, mine }: CommitmentOut) {
  const client = useQueryClient();
  return async (said: CheckInDraft, key: string): Promise<CheckedIn> => {
    const own = ownerOfDevice() !== null && mine;
    const body = own ? { ...said, written_for: answeredNow(mine), read_by: mine.check_ins_read_by } : said;
    const kept = own ? await sendOrKeepHere({ key, body, about: id, title: sentence }) : null;
    if (kept !== null) return kept;
    await data(
      api.POST("/commitments/{commitment_id}/check-ins", {
        params: { path: { commitment_id: id } },
        body,
        ...keyed(key),
      }),
    );
    await client.invalidateQueries({ queryKey: ["commitment", id] });
    await client.invalidateQueries({ queryKey: ["today"] });
    return "there";
  };
}

type Here = { key: string; body: CheckInDraft; about: string; title: string };

/** Null where the device, against its owner's wish, keeps nothing: then it is sent as from any other. */
async function sendOrKeepHere(written: Here): Promise<CheckedIn | null> {
  const path = `/api/v1/commitments/${written.about}/check-ins`;
  try {
    const { sendOrKeep } = await import("@/lib/own/waiting");
    return (await sendOrKeep({ ...written, path })) ? "there" : "waits";
  } catch (error) {
    if (isProblem(error)) throw error;
    return null;
  }
}

/** The due day that a word written now is for; null where none waits, and then it is for none. */
function answeredNow({ due_on, next_due_on, next_open_on }: MyHoldingOut): string | null {
  if (due_on !== null || next_open_on === null) return due_on;
  return next_open_on <= dayFromNow(0) ? next_due_on : null;
}

export function useReply(commitment: string, checkIn: string) {
  const client = useQueryClient();
  return async (body: ReplyDraft, key: string) => {
    await data(
      api.POST("/check-ins/{check_in_id}/replies", {
        params: { path: { check_in_id: checkIn } },
        body,
        ...keyed(key),
      }),
    );
    await client.invalidateQueries({ queryKey: ["commitment", commitment, "check-ins"] });
  };
}
