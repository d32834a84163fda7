import { begin, goOn, toProposal } from "./support/deciding.ts";
import { get, together } from "./support/furnish.ts";
import {
  about,
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
} from "./support/people.ts";
import { expect, test, walked } from "./support/test.ts";
import type { Language } from "./support/words.ts";

type Three = [proposer: Someone, named: Someone, third: Someone];
const PEOPLE = {
  en: ["Amal Haddad", "Grace Otieno", "Noa Berger"],
  ar: ["أمل حداد", "غريس أوتينو", "نوى برغر"],
} as const;
const TITLE = "A guide for new colleagues · دليل للجدد";
const TEXT = "Whoever came last year writes down what they had to ask.";
const THEIR_TEXT = "Some of those who came last year write down what they had to ask.";
const TOPIC = "The guide for new colleagues · الدليل";
const FORUM = "mandates.forum_coalition";

for (const language of ["en", "ar"] as const) {
  journey(
    language,
    "a no is seen by two alone, and the name is taken out",
    "en",
    async (three, coalition) => {
      const [proposer, named, third] = three;
      await test.step("nobody but the two knows that somebody is asked", async () => {
        await ask(three, coalition);
        await knowNothing(third, coalition);
      });
      await test.step("no reason is needed for a no", async () => {
        await answer(named, "consents.no");
        await sees(words(named, "consents.you_no"));
        await knowNothing(third, coalition);
      });
      await test.step("the proposer takes the name out, and all can read it", async () => {
        await takeNameOut(proposer, named);
        await readBy(third, TEXT);
        await expect(third.page.getByRole("main")).not.toContainText(named.name);
      });
    },
  );

  journey(language, "a yes with changes goes out in the changed words", "ar", async (three, coalition) => {
    const [proposer, named, third] = three;
    await ask(three, coalition);
    await answer(named, "consents.yes_changes", async () => {
      const version = named.page.getByRole("textbox", { name: named.w("consents.your_version") });
      await expect(version).toHaveValue(TEXT);
      await named.hands.write(version, THEIR_TEXT);
    });
    await sees(words(named, "consents.you_yes_changes", { who: proposer.name }));
    await knowNothing(third, coalition);
    await test.step("the proposer reads both wordings, and takes the other", async () => {
      await question(proposer);
      await sees(heading(proposer, "consents.two_wordings"), proposer.page.getByText(THEIR_TEXT));
      await press(proposer, "consents.take_changes");
      await sees(words(proposer, "consents.they_yes_words", { who: named.name }));
    });
    await readBy(third, THEIR_TEXT);
  });

  journey(language, "a mandate is given, used, and taken back", "en", async (three, coalition) => {
    const [proposer, giver, third] = three;
    await test.step("one gives a standing yes to one person", () => give(giver, proposer));
    await test.step("its use is a yes at once", async () => {
      await start(proposer, giver, coalition, async () => {
        await proposer.hands.tick(proposer.page.getByRole("checkbox", { name: TOPIC }));
      });
      await sees(heading(proposer, "decisions.what_is_proposed"));
      await readBy(third, TEXT);
    });
    await test.step("its giver sees the use, and says how it landed", () => landed(giver, proposer));
    await test.step("taken back, it halts", async () => {
      await mandates(giver);
      await giver.hands.press(about(giver, "button", "mandates.revoke"));
      await expect(about(giver, "button", "mandates.revoke")).toBeHidden();
      await sees(words(third, "decisions.withheld"));
      await expect(third.page.getByRole("main")).not.toContainText(TEXT);
    });
  });

  journey(language, "a draft stays when one leaves and comes back", "ar", async ([proposer], coalition) => {
    const { page, w } = proposer;
    await page.goto(`/c/${coalition}`);
    await begin(proposer, "decisions.kind_action");
    await press(proposer, "propose.on_words");
    const short = page.getByRole("textbox", { name: w("propose.short"), exact: true });
    await proposer.hands.write(short, TITLE);
    await today(proposer);
    await page.goto(`/c/${coalition}`);
    await open(proposer, "coalition.propose");
    await expect(page.getByRole("radio", { name: w("decisions.kind_action"), exact: true })).toBeChecked();
    await press(proposer, "propose.on_words");
    await expect(short).toHaveValue(TITLE);
  });
}

function journey(
  language: Language & ("en" | "ar"),
  name: string,
  now: Language,
  steps: (three: Three, coalition: string) => Promise<void>,
) {
  test(`${name}, in ${language}`, walked(language === now), async ({ browser, empty, complaints }) => {
    test.setTimeout(120_000);
    await byKeyboard(
      { browser, language, names: PEOPLE[language], complaints, baseURL: empty.origin },
      async (...people) => {
        await steps(people as Three, await together(empty, people));
      },
    );
  });
}

/** Propose something that names somebody. */
async function start(
  proposer: Someone,
  named: Someone,
  coalition: string,
  more = async () => {},
): Promise<void> {
  const { page, w, hands } = proposer;
  await page.goto(`/c/${coalition}`);
  await begin(proposer, "decisions.kind_action");
  await goOn(proposer, {
    title: TITLE,
    text: TEXT,
    people: async () => {
      await hands.write(page.getByRole("combobox", { name: w("propose.names") }), named.name.slice(0, 4));
      await page.keyboard.press("Enter");
      await sees(page.getByRole("button", { name: new RegExp(`^${w("ui.take_out")}`) }));
      await more();
    },
  });
}

async function ask([proposer, named]: Three, coalition: string): Promise<void> {
  await start(proposer, named, coalition);
  await sees(words(proposer, "decisions.silence_is_no"), heading(proposer, "decisions.your_proposal"));
}

/** Neither on the page nor behind it. */
async function knowNothing({ page, w }: Someone, coalition: string): Promise<void> {
  await page.goto(`/c/${coalition}/decisions`);
  await sees(page.getByText(w("decisions.none_open")));
  for (const path of ["/proposals", "/activity", ""]) {
    const found = await get(page, `/coalitions/${coalition}${path}`);
    expect(JSON.stringify(found), path).not.toContain(TITLE);
  }
  await page.goto("/requests");
  await sees(page.getByText(w("consents.none_of_me")), page.getByText(w("consents.none_by_me")));
}

/** From the home of the one who is asked: it came there by itself. */
async function answer(
  named: Someone,
  id: "consents.no" | "consents.yes_changes",
  more = async () => {},
): Promise<void> {
  await sees(about(named, "link", "today.answer"));
  await named.hands.press(about(named, "link", "today.answer"));
  await sees(named.page.getByText(TEXT).first());
  await choose(named, id);
  await more();
  await press(named, "consents.send");
}

/** Through “You” to the one question that was asked. */
async function question(who: Someone): Promise<void> {
  await visit(who, "shell.you");
  await open(who, "people.questions");
  await who.hands.press(who.page.getByRole("link", { name: TITLE }).first());
}

async function takeNameOut(proposer: Someone, named: Someone): Promise<void> {
  await question(proposer);
  await sees(
    words(proposer, "consents.they_no", { who: named.name }),
    words(proposer, "consents.take_name_out"),
  );
  await open(proposer, "consents.to_proposal");
  await open(proposer, "decisions.edit_draft");
  await proposer.hands.press(about(proposer, "button", "ui.take_out"));
  await press(proposer, "propose.keep_draft");
  await sees(heading(proposer, "decisions.what_is_proposed"));
}

async function readBy(third: Someone, text: string): Promise<void> {
  await today(third);
  await toProposal(third);
  await sees(third.page.getByRole("heading", { name: TITLE, level: 1 }), third.page.getByText(text).first());
}

async function mandates(giver: Someone): Promise<void> {
  await visit(giver, "shell.you");
  await open(giver, "people.asking");
  await open(giver, "mandates.title");
}

async function give(giver: Someone, holder: Someone): Promise<void> {
  const { page, w, hands } = giver;
  await mandates(giver);
  await press(giver, "mandates.give");
  await hands.select(page.getByRole("combobox", { name: w("mandates.to"), exact: true }), holder.name);
  await hands.write(page.getByRole("textbox", { name: w("mandates.topic"), exact: true }), TOPIC);
  await choose(giver, FORUM);
  await press(giver, "mandates.give_now");
  await sees(page.getByRole("heading", { name: TOPIC }), words(giver, "mandates.no_uses"));
}

async function landed(giver: Someone, holder: Someone): Promise<void> {
  const { page, w, hands } = giver;
  await hands.press(page.getByText(w("mandates.uses", { count: 1 })));
  await hands.press(page.getByRole("main").getByRole("link", { name: TITLE }).first());
  await sees(words(giver, "consents.by_your_mandate", { topic: TOPIC }));
  await choose(giver, "consents.in_front");
  await press(giver, "consents.send_landed");
  await question(holder);
  const said = holder.w("consents.in_front");
  await sees(words(holder, "consents.they_landed", { who: giver.name, landed: said }));
}
