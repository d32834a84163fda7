import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { begin, decideAtOnce, propose } from "./support/deciding.ts";
import { together } from "./support/furnish.ts";
import {
  about,
  button,
  byKeyboard,
  open,
  press,
  type Someone,
  sees,
  today,
  words,
} from "./support/people.ts";
import { expect, test, walked } from "./support/test.ts";

const PEOPLE = { en: ["Amal Haddad", "Noa Berger"], ar: ["أمل حداد", "نوى برغر"] } as const;
const TITLE = "How we meet · كيف نجتمع";
/** The server looks at what is due every ten seconds. */
const TICK = { timeout: 25_000 };

for (const language of ["en", "ar"] as const)
  test(
    `an agreement is looked at again on its day, in ${language}`,
    walked(language === "en"),
    async ({ browser, empty, complaints }) => {
      test.setTimeout(150_000);
      await byKeyboard(
        { browser, language, names: PEOPLE[language], complaints, baseURL: empty.origin },
        async (...people) => {
          const coalition = await together(empty, people);
          await review(people as [Someone, Someone], coalition, () => theDayComes(empty.folder));
        },
      );
    },
  );

async function review([first, second]: [Someone, Someone], coalition: string, theDay: () => void) {
  const { page, w, hands } = first;
  await test.step("an agreement is made, with a day on which it is looked at again", async () => {
    await page.goto(`/c/${coalition}`);
    await begin(first, "decisions.kind_agreement");
    await propose(first, {
      title: TITLE,
      words: async () => {
        await hands.press(page.locator("summary", { hasText: w("propose.for_how_long") }));
        await press(first, "ui.date_month");
      },
    });
    await decideAtOnce(first, [second]);
  });
  await test.step("the day comes, and the home of each shows it", async () => {
    await today(first);
    await expect(about(first, "link", "today.look")).toBeHidden();
    theDay();
    for (const one of [first, second]) await expect(about(one, "link", "today.look")).toBeVisible(TICK);
  });
  await test.step("one proposes to renew it, and all are heard", async () => {
    await hands.press(about(first, "link", "today.look"));
    await sees(page.getByRole("heading", { name: TITLE, level: 1 }));
    await open(first, "record.renew");
    await propose(first, { title: `${TITLE}, once more` });
    await decideAtOnce(first, [second]);
  });
  await test.step("it goes on, until the next day on which it is looked at", async () => {
    await expect(about(second, "link", "today.look")).toBeHidden();
    await second.page.goto(`/c/${coalition}/agreements`);
    await second.hands.press(second.page.getByRole("main").getByRole("link", { name: TITLE, exact: true }));
    await sees(words(second, "agreements.review"));
    await second.hands.press(second.page.getByRole("main").locator('a[href*="/decisions/"]').first());
    await sees(words(second, "record.review"));
    await expect(button(second, "record.print")).toBeVisible();
  });
}

/** As if a month had gone by: the day stands in the file of the server, whose own clock brings it. */
function theDayComes(folder: string): void {
  const database = new DatabaseSync(join(folder, "alongside.db"));
  database.exec("PRAGMA busy_timeout = 5000");
  const { changes } = database
    .prepare(
      "UPDATE review SET on_date = date('now') WHERE outcome IS NULL AND decision_id IN (SELECT id FROM decision WHERE kind = 'agreement')",
    )
    .run();
  database.close();
  expect(Number(changes)).toBe(1);
}
