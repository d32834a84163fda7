import type { FollowingStatus } from "@/api/schema";
import { localeForDates } from "@/lib/dates";
import type { MessageId } from "@/lib/i18n/ids";

export const STATUS_WORDS: Record<FollowingStatus, MessageId> = {
  invited: "following.status_invited",
  following: "following.status_following",
  stepped_back: "following.status_stepped_back",
  ended: "following.status_ended",
};

export const STAGE_WORDS: Record<string, MessageId> = {
  agreed: "following.stage_agreed",
  underway: "following.stage_underway",
  done: "following.stage_done",
  let_go: "following.stage_let_go",
};

const SHOWN = 4;

/** The last days of a list, in words: "3 and 17 November". Older ones are left out, and `lately` says so. */
export function lookedWords(days: string[]): { days: string; lately: boolean } {
  const last = [...days].sort().slice(-SHOWN);
  const words = last.map((day) =>
    new Date(`${day}T12:00:00Z`).toLocaleDateString(localeForDates(), {
      day: "numeric",
      month: "long",
      ...(day.startsWith(`${new Date().getFullYear()}-`) ? {} : { year: "numeric" }),
      timeZone: "UTC",
    }),
  );
  return { days: new Intl.ListFormat(localeForDates()).format(words), lately: days.length > SHOWN };
}
