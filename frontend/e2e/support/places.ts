import type { Page } from "@playwright/test";
import { site } from "../../scripts/site.ts";
import type { MessageId } from "../../src/lib/i18n/ids.ts";

/** Every address of the site map, as it is written there. */
export const siteMap = (): string[] => site().map(({ address }) => address);

export const DANA = "Dana Levi";
export const AMINA = "أمينة يوسف";
export const NEWCOMER = "Yael Peretz";
export const FOLLOWER = "Ingrid Falk";

/** Who looks at which address, and the kind of screen that its title names. */
export type Visit = {
  path: string;
  kind: MessageId;
  who: string | null;
  query?: string;
  /** Which of the demo’s things, where there are several: the name of a part. */
  of?: Record<string, string>;
  /** What was typed before one comes here. */
  draft?: object;
};

const IN_HALF_A_YEAR = new Date(Date.now() + 180 * 86_400_000).toISOString().slice(0, 10);
/** A proposal as far as its last page: heard in full, naming nobody yet, said in one’s own name. */
const DRAFT = {
  kind: "agreement",
  title: "Notes stay short",
  text: "One page, and who does what.",
  in_name: "ours",
};

const member = (path: string, kind: MessageId, more: Pick<Visit, "query" | "of" | "draft"> = {}): Visit => ({
  path,
  kind,
  who: DANA,
  ...more,
});
const as = (who: string | null, path: string, kind: MessageId): Visit => ({ path, kind, who });

export const VISITS: Visit[] = [
  member("/", "today.title"),
  member("/calendar", "carry.calendar"),
  member("/welcome/$step", "people.welcome_title"),
  member("/you", "people.you_title"),
  member("/you/calendar", "people.calendar"),
  member("/you/$section", "people.profile"),
  member("/you/$section", "people.asking", { of: { section: "asking" } }),
  member("/you/$section", "safety.muted_title", { of: { section: "muted" } }),
  member("/you/$section", "device.title", { of: { section: "device" } }),
  member("/you/notices", "notices.choices_title"),
  member("/notices", "notices.title"),
  as(FOLLOWER, "/notices", "notices.title"),
  as(null, "/stop", "notices.stop_title"),
  member("/coalitions", "coalition.list_title"),
  member("/coalitions/new", "coalition.new_title"),
  member("/c/$coalition", "coalition.title"),
  member("/c/$coalition/people", "coalition.people_title"),
  member("/c/$coalition/invite", "coalition.invite_title"),
  member("/c/$coalition/roster", "roster.title"),
  member("/c/$coalition/board", "commitments.board_title"),
  member("/c/$coalition/actions", "actions.list_title"),
  member("/c/$coalition/actions/new", "actions.new_title"),
  member("/c/$coalition/actions/$action", "actions.title"),
  member("/c/$coalition/propose", "decisions.propose_title", { query: "?kind=follower" }),
  member("/c/$coalition/propose/text", "decisions.propose_title", { draft: DRAFT }),
  member("/c/$coalition/propose/people", "decisions.propose_title", { draft: DRAFT }),
  member("/c/$coalition/propose/look", "decisions.propose_title", {
    draft: { ...DRAFT, in_name: "own", review_on: IN_HALF_A_YEAR, trial_days: "30" },
  }),
  member("/c/$coalition/proposals/$proposal", "decisions.proposal_title", {
    of: { proposal: "asking_first" },
  }),
  member("/c/$coalition/proposals/$proposal/draft", "propose.edit_title", {
    of: { proposal: "asking_first" },
  }),
  member("/c/$coalition/agreements", "agreements.title"),
  member("/c/$coalition/agreements/$agreement", "agreements.one_title"),
  member("/c/$coalition/initiatives", "initiatives.title"),
  member("/c/$coalition/initiatives/$initiative", "initiatives.one_title"),
  member("/c/$coalition/decisions/$decision", "record.title"),
  ...(["told", "questions", "consent", "choosing", "adopted"] as const).map((proposal) =>
    member("/c/$coalition/proposals/$proposal", "decisions.proposal_title", { of: { proposal } }),
  ),
  ...(["told", "consent"] as const).map((proposal) =>
    member("/c/$coalition/proposals/$proposal/voice", "decisions.your_voice", { of: { proposal } }),
  ),
  ...(["questions", "consent"] as const).map((proposal) =>
    member("/c/$coalition/proposals/$proposal/amend", "decisions.next_version", { of: { proposal } }),
  ),
  member("/c/$coalition/proposals/$proposal/versions", "decisions.versions", {
    of: { proposal: "reworked" },
  }),
  member("/c/$coalition/proposals/$proposal/versions/$number", "decisions.one_version", {
    of: { proposal: "reworked" },
  }),
  member("/c/$coalition/decisions", "decisions.title"),
  member("/c/$coalition/commit", "commitments.new_title"),
  member("/c/$coalition/followers", "following.followers_title"),
  member("/c/$coalition/activity", "activity.title"),
  member("/commitments/$commitment", "commitments.title"),
  member("/check-in/$commitment", "commitments.check_in_title"),
  member("/consents/$consent", "consents.title"),
  member("/requests", "consents.list_title"),
  member("/c/$coalition/mandates", "mandates.title"),
  member("/c/$coalition/wish", "preferences.title"),
  member("/support", "offers.title"),
  member("/support/mine", "offers.title"),
  member("/support/offers", "offers.title"),
  member("/support/requests/$request", "offers.request_title"),
  member("/support/offers/$offer", "offers.offer_title"),
  member("/c/$coalition/support/ask", "offers.ask_for"),
  member("/c/$coalition/support/offer", "offers.offer_something"),
  member("/c/$coalition/what-i-bring", "bringing.title"),
  member("/report/$thing/$id", "safety.report_title"),
  member("/reports", "safety.reports_title"),
  member("/reports/$report", "safety.look_title"),
  member("/asks/$ask", "support.ask_title"),
  as(AMINA, "/", "today.title"),
  as(AMINA, "/commitments/$commitment", "commitments.title"),
  as(NEWCOMER, "/", "today.title"),
  as(NEWCOMER, "/coalitions", "coalition.list_title"),
  as(NEWCOMER, "/c/$coalition", "coalition.title"),
  as(NEWCOMER, "/c/$coalition/board", "commitments.board_title"),
  as(FOLLOWER, "/", "today.title"),
  as(FOLLOWER, "/following/$coalition", "following.title"),
  as(FOLLOWER, "/asks/$ask", "support.ask_title"),
  as(FOLLOWER, "/c/$coalition", "coalition.title"),
  as(null, "/help", "help.title"),
  as(null, "/demo", "demo.title"),
  as(null, "/demo/mails", "demo.mails_title"),
  as(null, "/join", "coalition.join_title"),
  as(null, "/follow", "following.follow_title"),
  as(null, "/sign-in/link", "auth.link_title"),
];

/** What an installation without a demo shows at its door. */
export const DOORS = ["/setup", "/sign-in"];

type Row = { id: string; kind?: string; abilities?: Record<string, boolean> };
type Parts = Record<string, string>;
/** Where a proposal of the demo can stand: the name of a state stands for one that is there. */
const STATES = ["asking_first", "told", "questions", "consent", "choosing", "adopted"] as const;
/** Nothing has this id: what stands there says so. */
const NOBODYS = "00000000-0000-7000-8000-000000000000";

const known = new Map<string, Parts>();

/**
 * What the `$parts` of addresses stand for, for the reader who is signed in and with the eyes of a member. Asked once for
 * each demo and reader: what is there stays there.
 */
export async function partsFor(page: Page, origin: string, who: string | null): Promise<Parts> {
  if (who === null) return {};
  const parts = known.get(`${origin} ${who}`) ?? (await partsOf(page, origin, who));
  known.set(`${origin} ${who}`, parts);
  return parts;
}

async function partsOf(page: Page, origin: string, who: string): Promise<Parts> {
  const get = async (path: string) => (await page.request.get(`${origin}/api/v1${path}`)).json();
  const { seats } = await get("/me");
  const { promises, asked } = await get("/today");
  const coalition = seats[0].coalition_id;
  const parts: Parts = {
    coalition,
    step: "name",
    section: "profile",
    number: "2",
    thing: "ask",
    report: NOBODYS,
  };
  const commitment = promises[0]?.id;
  const consent = asked.find(({ kind }: Row) => kind?.startsWith("co_"))?.id;
  const ask = who === FOLLOWER ? asked[0]?.id : (await first(get, `/coalitions/${coalition}/asks`))?.id;
  const proposals: [string, string | undefined][] = await Promise.all(
    STATES.map(async (state) => [
      state,
      (await first(get, `/coalitions/${coalition}/proposals?status=${state}`))?.id,
    ]),
  );
  const { items: consenting = [] } = await get(`/coalitions/${coalition}/proposals?status=consent`);
  const read = await Promise.all(consenting.map(({ id }: Row) => get(`/proposals/${id}`)));
  const reworked = read.find(({ version }) => version > 1)?.id;
  const action = (await first(get, `/coalitions/${coalition}/actions`))?.id;
  const agreement = (await first(get, `/coalitions/${coalition}/agreements`))?.id;
  const initiative = (await first(get, `/coalitions/${coalition}/initiatives`))?.id;
  const decision = (await first(get, `/coalitions/${coalition}/decisions`))?.id;
  const request = (await first(get, "/support-requests?box=mine"))?.id;
  const offer = ((await first(get, "/offers?box=to_all")) ?? (await first(get, "/offers?box=mine")))?.id;
  return {
    ...parts,
    ...only(Object.fromEntries(proposals)),
    ...only({
      agreement,
      initiative,
      decision,
      commitment,
      consent,
      ask,
      id: ask,
      action,
      reworked,
      request,
      offer,
    }),
  };
}

async function first(get: (path: string) => Promise<{ items?: Row[] }>, path: string) {
  const { items = [] } = await get(path);
  return items[0];
}

function only(parts: Record<string, string | undefined>): Parts {
  return Object.fromEntries(Object.entries(parts).filter((entry): entry is [string, string] => !!entry[1]));
}

export function address({ path, query = "", of = {} }: Visit, parts: Parts): string {
  return (
    path.replace(/\$(\w+)/g, (_, name) => {
      const wanted = of[name] ?? name;
      const part = parts[wanted] ?? (name === "section" ? wanted : undefined);
      if (part === undefined) throw new Error(`The demo has no ${wanted} for ${path}`);
      return part;
    }) + query
  );
}

/** An address as it is written, with what its parts stand for here. */
export const nameOf = ({ path, of = {} }: Visit): string =>
  path.replace(/\$(\w+)/g, (part, name) => (of[name] ? `${part}=${of[name]}` : part));
