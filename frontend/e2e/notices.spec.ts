import { get, post, together } from "./support/furnish.ts";
import { passesAxe } from "./support/looks.ts";
import {
  button,
  byKeyboard,
  heading,
  link,
  open,
  press,
  type Someone,
  sees,
  visit,
  words,
} from "./support/people.ts";
import { expect, test, walked } from "./support/test.ts";

const PEOPLE = { en: ["Amal Haddad", "Grace Otieno"], ar: ["أمل حداد", "غريس أوتينو"] } as const;
const TITLE = "Walk the building · نمشي في المبنى";
// The server looks for what is new every ten seconds.
const TICK = { timeout: 25_000 };

for (const language of ["en", "ar"] as const)
  test(
    `what is new is told and seen, what is mailed is chosen, and a mail leads to a check-in, in ${language}`,
    walked(language === "en"),
    async ({ browser, empty, complaints }) => {
      test.setTimeout(120_000);
      const here = { browser, language, names: PEOPLE[language], complaints, baseURL: empty.origin };
      await byKeyboard(here, async (...people) => {
        const coalition = await together(empty, people);
        const [amal, grace] = people as [Someone, Someone];
        await told(amal, grace, coalition, empty.origin);
        await chosen(grace);
        await answered(grace, coalition, empty.origin);
      });
    },
  );

async function told(amal: Someone, grace: Someone, coalition: string, origin: string): Promise<void> {
  const idea = { kind: "action", title: TITLE, text: "We look at each door.", payload: {} };
  await post(amal.page, origin, `/coalitions/${coalition}/proposals`, idea);
  const isNew = grace.page.getByRole("banner").getByRole("link", { name: grace.w("shell.new"), exact: true });
  await expect(isNew).toBeVisible(TICK);
  await grace.hands.press(isNew);
  await sees(heading(grace, "notices.title"), words(grace, "notices.is_new"));
  await passesAxe(grace.page);
  await expect(isNew).toBeHidden();
  await grace.hands.press(grace.page.getByRole("link", { name: TITLE }));
  await expect(grace.page.getByRole("heading", { level: 1 })).toContainText(TITLE);
  await visit(grace, "shell.today");
}

async function chosen(grace: Someone): Promise<void> {
  const { page, hands, w } = grace;
  await visit(grace, "shell.you");
  await open(grace, "notices.choices_title");
  await sees(heading(grace, "notices.choices_title"), words(grace, "notices.will_not_quiet"));
  await passesAxe(page);
  await hands.select(page.getByLabel(w("notices.kind_voice"), { exact: true }).first(), w("notices.here"));
  await hands.tick(page.getByRole("checkbox", { name: new RegExp(`^${w("notices.quiet")}`) }));
  await sees(words(grace, "notices.will_quiet", { since: "20:00", until: "08:00" }));
  await press(grace, "notices.save");
  await sees(words(grace, "notices.saved"));
  const read = (await get(page, "/me/notice-choices")) as { ways: Record<string, string>; quiet: object };
  expect(read.ways.voice).toBe("here");
  expect(read.quiet).toEqual({ since: "20:00", until: "08:00" });
}

async function answered(grace: Someone, coalition: string, origin: string): Promise<void> {
  const { page, w } = grace;
  const by_when = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10);
  const promised = { sentence: "Ask for the plan of floor 3", by_when, rhythm: "weekly" };
  const { id } = await post<{ id: string }>(page, origin, `/coalitions/${coalition}/commitments`, promised);
  await page.goto(`${origin}/check-in/${id}?answer=slower`);
  const slower = page.getByRole("radio", { name: w("commitments.answer_slower"), exact: true });
  await expect(slower).toBeChecked();
  await expect(slower).toBeFocused();
  const before = (await get(page, `/commitments/${id}/check-ins`)) as { items: object[] };
  expect(before.items).toEqual([]);
  await page.keyboard.press("Enter");
  await sees(words(grace, "commitments.said"), link(grace, "commitments.to_commitment"));
  await expect(button(grace, "commitments.send_check_in")).toBeHidden();
}
