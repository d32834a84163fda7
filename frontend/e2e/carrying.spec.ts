import type { MessageId } from "../src/lib/i18n/ids.ts";
import { post, together } from "./support/furnish.ts";
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
  words,
  write,
} from "./support/people.ts";
import { expect, test, walked } from "./support/test.ts";
import type { Language } from "./support/words.ts";

type Two = [holder: Someone, other: Someone];
const PEOPLE = { en: ["Amal Haddad", "Grace Otieno"], ar: ["أمل حداد", "غريس أوتينو"] } as const;
const SENTENCE = "Write down what floor 3 needs · الطابق الثالث";
const BEFORE = "Said to nobody yet.";
const AFTER = "Two rooms are left to see.";

for (const language of ["en", "ar"] as const) {
  journey(language, "a commitment is handed over, and another let go", async ([holder, other], make) => {
    const id = await make(SENTENCE);
    await test.step("the check-in opens four equal ways", async () => {
      await holder.page.goto(`/check-in/${id}`);
      await choose(holder, "commitments.answer_change");
      await open(holder, "commitments.hand_over");
    });
    await test.step("one person is asked, and until their yes nothing changes", async () => {
      await askOne(holder, other);
      await sees(words(holder, "carry.over_open"));
      await expect(button(holder, "commitments.hand_over")).toBeHidden();
    });
    await test.step("with a yes it is theirs", async () => {
      await answer(other, "consents.yes");
      await sees(words(other, "consents.you_yes_over"));
      await open(other, "consents.to_commitment");
      await sees(heading(other, "commitments.my_part"));
      await sees(words(holder, "carry.ended_handed_over"), words(holder, "carry.status_handed_over"));
    });
    await test.step("letting go is as good a way, with a word or without", async () => {
      await press(other, "commitments.let_go");
      await writeIfOne(other, "commitments.last_words", AFTER);
      await other.page.keyboard.press("ControlOrMeta+Enter");
      await sees(words(other, "commitments.ended_released"));
    });
  });

  journey(language, "somebody walks along, and it ends without a word", async ([holder, other], make) => {
    const id = await make(SENTENCE);
    await say(holder, id, BEFORE);
    await test.step("nobody walks along before their own yes", async () => {
      await open(holder, "commitments.to_commitment");
      await press(holder, "carry.along");
      await askOne(holder, other);
      await answer(other, "consents.yes");
      await sees(words(other, "consents.you_yes_walk"));
    });
    await test.step("they read what is said from then on, and reply", async () => {
      await say(holder, id, AFTER);
      await open(other, "consents.to_commitment");
      await sees(other.page.getByText(AFTER));
      await expect(other.page.getByRole("main")).not.toContainText(BEFORE);
      await press(other, "commitments.press_with_you");
      await sees(words(other, "commitments.reply_with_you"));
    });
    await test.step("“I can help” is a question to the holder, who finds what it answers", async () => {
      await press(other, "commitments.press_can_help");
      await sees(other.page.getByText(other.w("commitments.offered_help"), { exact: true }).last());
      await today(holder);
      await holder.hands.press(about(holder, "link", "today.answer"));
      await sees(holder.page.getByRole("main").getByRole("link", { name: SENTENCE }));
      await choose(holder, "offers.yes");
      await press(holder, "offers.send_answer");
      await sees(words(holder, "offers.state_accepted"));
    });
    await test.step("either ends it", async () => {
      await other.hands.press(about(other, "button", "carry.end"));
      await expect(about(other, "button", "carry.end")).toBeHidden();
      await expect(other.page.getByRole("main")).not.toContainText(AFTER);
    });
  });
}

/** A rhythm of its own, made by keyboard, and the days that come of it. */
test(
  "an own rhythm is chosen, said in words, and stands in one's days",
  walked(false),
  async ({ browser, empty, complaints }) => {
    const people = {
      browser,
      language: "en" as const,
      names: [PEOPLE.en[0]],
      complaints,
      baseURL: empty.origin,
    };
    await byKeyboard(people, async (someone) => {
      if (!someone) return;
      const { page, w, hands } = someone;
      const coalition = await together(empty, [someone]);
      await page.goto(`/c/${coalition}/commit`);
      await write(someone, "commitments.sentence", SENTENCE);
      await page.getByLabel(w("commitments.by_when")).fill(inDays(60));
      const list = (id: "commitments.rhythm" | "carry.unit") =>
        page.getByRole("combobox", { name: w(id), exact: true });
      await hands.select(list("commitments.rhythm"), w("commitments.rhythm_own"));
      await hands.select(list("carry.unit"), w("carry.unit_months"));
      await press(someone, "commitments.make");
      await sees(
        page.getByText(w("carry.every_months", { count: 1, days: w("carry.on_day", { day: "1" }) })),
      );
      await today(someone);
      await open(someone, "today.your_days");
      await sees(heading(someone, "carry.calendar"), page.getByRole("link", { name: SENTENCE }).first());
    });
  },
);

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

type Make = (sentence: string) => Promise<string>;

function journey(
  language: Language & ("en" | "ar"),
  name: string,
  steps: (two: Two, make: Make) => Promise<void>,
) {
  test(`${name}, in ${language}`, walked(language === "en"), async ({ browser, empty, complaints }) => {
    test.setTimeout(120_000);
    const names = PEOPLE[language];
    const people = { browser, language, names, complaints, baseURL: empty.origin };
    await byKeyboard(people, async (...two) => {
      const coalition = await together(empty, two);
      const [holder] = two as Two;
      await steps(two as Two, async (sentence) => {
        const body = { sentence, by_when: inDays(20), rhythm: "none" };
        const path = `/coalitions/${coalition}/commitments`;
        return (await post<{ id: string }>(holder.page, empty.origin, path, body)).id;
      });
    });
  });
}

async function askOne(holder: Someone, other: Someone): Promise<void> {
  const whom = holder.page.getByRole("combobox", { name: holder.w("carry.whom"), exact: true });
  await holder.hands.select(whom, other.name);
  await press(holder, "carry.ask");
}

/** What can be left out says so beside its name. */
async function writeIfOne(who: Someone, id: MessageId, text: string): Promise<void> {
  await who.hands.write(who.page.getByRole("textbox", { name: who.w(id) }), text);
}

/** From the home of the one who is asked: it came there by itself. */
async function answer(other: Someone, id: "consents.yes"): Promise<void> {
  await sees(about(other, "link", "today.answer"));
  await other.hands.press(about(other, "link", "today.answer"));
  await choose(other, id);
  await press(other, "consents.send");
}

async function say(holder: Someone, id: string, text: string): Promise<void> {
  await holder.page.goto(`/check-in/${id}`);
  await choose(holder, "commitments.answer_moving");
  await holder.hands.press(holder.page.getByText(holder.w("commitments.add_word"), { exact: true }));
  await writeIfOne(holder, "commitments.words_label", text);
  await press(holder, "commitments.send_check_in");
  await sees(words(holder, "commitments.said"));
}
