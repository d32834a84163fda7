import type { Browser } from "@playwright/test";
import { begin, decideAtOnce, propose, speak, toProposal } from "./support/deciding.ts";
import { byKeys, byTouch, forbidMouse, type Hands } from "./support/hands.ts";
import {
  about,
  button,
  choose,
  field,
  goTo,
  heading,
  LIVE,
  open,
  press,
  radio,
  type Someone,
  today,
  write,
} from "./support/people.ts";
import { expect, listen, test, walked } from "./support/test.ts";
import { type Language, wordsOf } from "./support/words.ts";

type Way = { hands: Hands; device: Parameters<Browser["newContext"]>[0] };

const WAYS: Record<string, Way> = {
  "by touch at 390": {
    hands: byTouch,
    device: { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  },
  "by keyboard at 1280": { hands: byKeys, device: { viewport: { width: 1280, height: 800 } } },
};
const PEOPLE = {
  en: { first: "Amal Haddad", second: "Noa Berger", leader: "Ines Costa" },
  ar: { first: "أمل حداد", second: "نوى برغر", leader: "إيناس كوستا" },
} as const;
const PASSWORD = "seven quiet green chairs";
const TOLD = "The plan of floor 3 is here. الخطة هنا.";
const MOST_FIELDS = 5;

/** Each way and each language once; the other two in the long suite. */
const SHORT = ["en by keyboard at 1280", "ar by touch at 390"];

for (const language of ["en", "ar"] as const)
  for (const [way, { hands, device }] of Object.entries(WAYS))
    test(
      `the first hour in ${language}, ${way}`,
      walked(SHORT.includes(`${language} ${way}`)),
      async ({ browser, empty, complaints }) => {
        test.setTimeout(120_000);
        const someone = async (name: string): Promise<Someone> => {
          const context = await browser.newContext({ ...device, locale: language });
          listen(context, complaints);
          return { page: await context.newPage(), hands, w: wordsOf(language), name };
        };
        const first = await someone(PEOPLE[language].first);
        const second = await someone(PEOPLE[language].second);
        const leader = await someone(PEOPLE[language].leader);
        const allowMouse = hands === byKeys ? forbidMouse(first.page) : () => undefined;
        try {
          await theFirstHour(empty.setUpLink, first, second, leader, language);
        } finally {
          allowMouse();
          for (const { page } of [first, second, leader]) await page.context().close();
        }
      },
    );

async function theFirstHour(
  setUpLink: string,
  first: Someone,
  second: Someone,
  leader: Someone,
  language: Language,
): Promise<void> {
  const home = await test.step("the set-up link makes an account and a coalition", () =>
    setUp(first, setUpLink, language));
  await test.step("a second person comes by the invitation link", async () =>
    join(second, await invitation(first)));
  await test.step("work is brought along, and the second person carries it too", () =>
    bringAlong(first, second));
  await test.step("a commitment, and a check-in on it", async () => {
    await commit(second);
    await checkIn(second);
  });
  await test.step("a small action is adopted at once, as all have answered", () =>
    adoptAnAction(first, second));
  await test.step("a co-owner is invited and accepts", () => inviteCoOwner(first, second));
  const action = first.page.url();
  await test.step("all are heard before a leader is let follow; the leader comes by a link", async () =>
    follow(leader, await letFollow(first, second, leader)));
  await test.step("the leader is asked, and answers", () => ask(first, leader));
  await test.step("what is told is there at once, and nothing else", () => tell(first, leader, action, home));
}

async function account(who: Someone, email: string): Promise<void> {
  await write(who, "auth.name", who.name);
  await write(who, "auth.email", email);
  await write(who, "auth.password", PASSWORD);
}

/** The address of the coalition's page. */
async function setUp(first: Someone, setUpLink: string, language: Language): Promise<string> {
  await first.page.goto(setUpLink);
  await expect(first.page.locator("html")).toHaveAttribute("lang", language);
  await account(first, "first@example.org");
  await press(first, "auth.setup_send");
  await write(first, "coalition.name", "Room for everyone · مكان للجميع");
  await write(first, "coalition.purpose", "So that whoever works here has a place to work.");
  await press(first, "coalition.found");
  await expect(heading(first, "coalition.starting")).toBeVisible();
  return first.page.url();
}

async function invitation(first: Someone): Promise<string> {
  await open(first, "coalition.step_invite");
  await press(first, "coalition.make_invitation");
  return field(first, "coalition.link").inputValue();
}

async function join(second: Someone, address: string): Promise<void> {
  await second.page.goto(address);
  await account(second, "second@example.org");
  await press(second, "coalition.join_with_account");
  await open(second, "people.skip");
  await open(second, "people.continue");
  await open(second, "people.to_today");
}

async function bringAlong(first: Someone, second: Someone): Promise<void> {
  await goTo(first, "shell.c_actions");
  await open(first, "actions.write_down_underway");
  await write(first, "actions.what", "Ask for a quiet room");
  await first.hands.tick(first.page.getByRole("checkbox", { name: second.name }));
  await press(first, "actions.write_down");
  await sayYes(second);
}

/** The question is on the home without loading anything again. */
async function sayYes(second: Someone): Promise<void> {
  await expect(heading(second, "today.title")).toBeVisible();
  await second.hands.press(about(second, "link", "today.answer"));
  await choose(second, "consents.yes");
  await press(second, "consents.send");
  await expect(second.page.getByText(second.w("consents.you_yes"))).toBeVisible();
}

async function commit(second: Someone): Promise<void> {
  await open(second, "consents.to_action");
  await goTo(second, "shell.c_overview");
  await open(second, "coalition.commit");
  await expect(field(second, "commitments.sentence")).toBeVisible();
  const names = await second.page
    .locator("form :is(input, select, textarea)")
    .evaluateAll((controls) => [...new Set(controls.map((control) => control.getAttribute("name")))]);
  expect(names.length, `fields: ${names}`).toBeLessThanOrEqual(MOST_FIELDS);
  await write(second, "commitments.sentence", "Ask facilities for the plan of floor 3");
  await press(second, "ui.date_two_weeks");
  await press(second, "commitments.make");
}

async function checkIn(second: Someone): Promise<void> {
  await open(second, "today.check_in");
  const choice = radio(second, "commitments.answer_moving");
  if (second.hands === byKeys) {
    await expect(radio(second, "commitments.answer_done")).toBeFocused();
    await second.page.keyboard.press("2");
    await second.page.keyboard.press("Enter");
  } else {
    await second.hands.choose(choice);
    await press(second, "commitments.send_check_in");
  }
  await expect(second.page.getByText(second.w("commitments.said"))).toBeVisible();
  await open(second, "commitments.back_to_today");
}

/** The second person answers from their home; the page of the first shows at once that it is agreed. */
async function adoptAnAction(first: Someone, second: Someone): Promise<void> {
  await begin(first, "decisions.kind_action");
  await propose(first, { title: "Try the room for a month" });
  await toProposal(second);
  await speak(second, "fine");
  for (const { page, w } of [second, first])
    await expect(page.getByText(w("decisions.all_answered"))).toBeVisible(LIVE);
  await today(second);
}

async function inviteCoOwner(first: Someone, second: Someone): Promise<void> {
  await open(first, "decisions.made_action");
  await press(first, "actions.invite");
  const list = first.page.getByRole("combobox", { name: first.w("actions.whom"), exact: true });
  await first.hands.select(list, second.name);
  await press(first, "actions.ask_them");
  await expect(heading(first, "actions.waiting")).toBeVisible();
  await sayYes(second);
  await expect(heading(first, "actions.waiting")).toBeHidden(LIVE);
  await expect(first.page.getByRole("main")).toContainText(second.name);
  await today(second);
}

/** The link that the leader is given. */
async function letFollow(first: Someone, second: Someone, leader: Someone): Promise<string> {
  await goTo(first, "shell.c_followers");
  await open(first, "following.propose");
  await propose(first, {
    title: "Let our sponsor follow",
    words: async () => {
      await write(first, "propose.leader_name", leader.name);
      await first.hands.press(button(first, "ui.date_month").first());
    },
  });
  await decideAtOnce(first, [second]);
  await open(first, "decisions.made_follower");
  await first.hands.press(
    first.page.getByRole("button", { name: new RegExp(`^${first.w("following.make_link")}`) }),
  );
  return first.page
    .getByRole("textbox", { name: first.w("following.link_for", { name: leader.name }) })
    .inputValue();
}

async function follow(leader: Someone, address: string): Promise<void> {
  await leader.page.goto(address);
  await account(leader, "leader@example.org");
  await press(leader, "following.follow_with_account");
  await expect(heading(leader, "following.heading_nothing")).toBeVisible();
  await expect(leader.page.getByText(leader.w("following.not_told_yet"))).toBeVisible();
}

async function ask(first: Someone, leader: Someone): Promise<void> {
  const text = "A room on floor 3, on Tuesdays";
  await press(first, "support.ask_a_leader");
  await choose(first, "support.kind_access");
  await write(first, "support.text", text);
  await press(first, "support.ask");
  await expect(heading(leader, "following.heading_asked")).toBeVisible(LIVE);
  await leader.hands.press(about(leader, "link", "today.answer"));
  await choose(leader, "support.accept");
  await press(leader, "support.send_answer");
  await open(leader, "support.back_to_following");
  const accepted = first.w("support.state_accepted", { count: 0 });
  await expect(first.page.getByText(accepted).first()).toBeVisible(LIVE);
}

/** Exactly the line, at once; and for every other page of the coalition the answer that it is not there. */
async function tell(first: Someone, leader: Someone, action: string, home: string): Promise<void> {
  const { page } = leader;
  await goTo(first, "shell.c_actions");
  await first.hands.press(first.page.locator(`main a[href="${new URL(action).pathname}"]`).first());
  await press(first, "actions.tell");
  await write(first, "actions.sentence", TOLD);
  await press(first, "actions.tell_now");
  const line = page.getByRole("blockquote").locator(".words");
  await expect(line).toHaveText([TOLD], LIVE);
  const below = ["", "/members", "/board", "/actions", "/decisions", "/proposals", "/followers", "/activity"];
  const { origin, pathname } = new URL(home);
  const coalition = pathname.split("/").at(-1);
  for (const path of [...below, "/told", "/asks", "/invitations"]) {
    const answer = await page.request.get(`${origin}/api/v1/coalitions/${coalition}${path}`);
    expect(answer.status(), path).toBe(404);
  }
  for (const address of [home, `${home}/board`, action]) {
    await page.goto(address);
    await expect(page.getByText(leader.w("ui.not_here"))).toBeVisible();
    await expect(page.getByRole("main")).not.toContainText("Room for everyone");
  }
}
