import { together } from "./support/furnish.ts";
import {
  about,
  button,
  byKeyboard,
  choose,
  heading,
  open,
  press,
  type Someone,
  sees,
  today,
  visit,
  words,
  write,
} from "./support/people.ts";
import { expect, test, walked } from "./support/test.ts";

const PEOPLE = {
  en: ["Amal Haddad", "Grace Otieno", "Noa Berger"],
  ar: ["أمل حداد", "غريس أوتينو", "نوى برغر"],
} as const;
const WANTED = "Someone to read the request with me · من يقرأ معي";
const BRINGS = "Requests that are short · طلبات قصيرة";
/** The word that met, between marks that keep its direction. */
const WORD = /: \u2068Requests\u2069$/;
const FIRST = "On Thursday, in the canteen";
const SECOND = "Tonight, by phone · الليلة";

for (const language of ["en", "ar"] as const)
  test(
    `support is asked for, offered, declined, accepted, and arrives, in ${language}`,
    walked(language === "en"),
    async ({ browser, empty, complaints }) => {
      test.setTimeout(120_000);
      const here = { browser, language, names: PEOPLE[language], complaints, baseURL: empty.origin };
      await byKeyboard(here, async (...people) => {
        const coalition = await together(empty, people);
        await support(people as [Someone, Someone, Someone], coalition);
      });
    },
  );

async function support([asker, first, second]: [Someone, Someone, Someone], coalition: string) {
  await test.step("one asks everyone", async () => {
    await visit(asker, "shell.support");
    await open(asker, "offers.ask_for");
    await write(asker, "offers.what_would_help", WANTED);
    await choose(asker, "offers.kind_skill");
    await press(asker, "offers.ask");
    await expect(heading(asker, "offers.request_title")).toBeVisible();
  });
  await test.step("whoever brings it finds it by their own word", async () => {
    await second.page.goto(`/c/${coalition}/what-i-bring`);
    const strengths = second.page.getByRole("textbox", { name: second.w("bringing.strengths") });
    await second.hands.write(strengths, BRINGS);
    await press(second, "bringing.save");
    const found = second.page.getByRole("main").getByRole("link", { name: WANTED, exact: true });
    await expect(found).toBeVisible();
    await expect(second.page.getByText(WORD).last()).toBeVisible();
    await second.hands.press(found);
    await expect(heading(second, "offers.request_title")).toBeVisible();
  });
  await test.step("two offer, each as a question", async () => {
    await offer(first, FIRST);
    await offer(second, SECOND);
  });
  await test.step("one is declined, without a reason and without a trace", async () => {
    await asker.page.reload();
    await answerTo(asker, 0, "offers.no_thanks");
    await expect(asker.page.getByText(FIRST)).toBeHidden();
    await first.page.goto("/support/mine");
    await sees(words(first, "offers.none_my_offers"));
  });
  await test.step("the other is accepted, and who offered finds it at home", async () => {
    await answerTo(asker, 0, "offers.yes");
    await sees(words(asker, "offers.state_accepted"));
    await today(second);
    await expect(about(second, "link", "today.look")).toBeVisible();
  });
  await test.step("it arrives, as the one who asked says", async () => {
    await press(asker, "offers.delivered");
    await expect(button(asker, "offers.delivered")).toBeHidden();
    await second.page.goto(`/c/${coalition}/activity`);
    await expect(second.page.getByText(WANTED).first()).toBeVisible();
  });
}

async function offer(who: Someone, text: string): Promise<void> {
  await visit(who, "shell.support");
  await who.hands.press(who.page.getByRole("main").getByRole("link", { name: WANTED, exact: true }));
  await press(who, "offers.offer_here");
  await who.hands.write(who.page.getByRole("main").getByRole("textbox"), text);
  await press(who, "offers.offer");
  await sees(words(who, "offers.state_offered"));
}

async function answerTo({ page, hands, w }: Someone, at: number, answer: "offers.yes" | "offers.no_thanks") {
  const sheet = page
    .locator(".sheet")
    .filter({ has: page.getByRole("radio") })
    .nth(at);
  await hands.choose(sheet.getByRole("radio", { name: w(answer), exact: true }));
  await hands.press(sheet.getByRole("button", { name: w("offers.send_answer"), exact: true }));
}
