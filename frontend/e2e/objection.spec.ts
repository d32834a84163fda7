import { agreed, begin, pass, propose, speak, toProposal } from "./support/deciding.ts";
import { together } from "./support/furnish.ts";
import {
  about,
  button,
  byKeyboard,
  choose,
  field,
  heading,
  open,
  press,
  type Someone,
  sees,
  words,
  write,
} from "./support/people.ts";
import { expect, test, walked } from "./support/test.ts";

const PEOPLE = {
  en: ["Amal Haddad", "Grace Otieno", "Noa Berger"],
  ar: ["أمل حداد", "غريس أوتينو", "نوى برغر"],
} as const;
const TITLE = "Meetings end ten minutes early · الاجتماعات تنتهي باكرًا";
const BEFORE = "Every meeting ends ten minutes before the hour.";
const AFTER = "Every meeting ends ten minutes before the hour, handovers apart.";
const QUESTION = "Does it hold for handovers? هل يشمل التسليم؟";
const HARM = "A handover that is cut short leaves someone untended. التسليم الناقص خطر.";
const SAFE = "Handovers keep their full time.";
const CONCERN = "Please look at it again in spring.";

for (const language of ["en", "ar"] as const)
  test(
    `an objection is answered over two versions, in ${language}`,
    walked(language === "ar"),
    async ({ browser, empty, complaints }) => {
      test.setTimeout(150_000);
      const here = { browser, language, names: PEOPLE[language], complaints, baseURL: empty.origin };
      await byKeyboard(here, async (...people) => {
        const coalition = await together(empty, people);
        await theObjection(people as [Someone, Someone, Someone], coalition);
      });
    },
  );

async function theObjection(
  [proposer, objector, third]: [Someone, Someone, Someone],
  coalition: string,
): Promise<void> {
  const all = [proposer, objector, third];
  await test.step("a working agreement is proposed, and both others find it at home", async () => {
    await proposer.page.goto(`/c/${coalition}`);
    await begin(proposer, "decisions.kind_agreement");
    await propose(proposer, { title: TITLE, text: BEFORE });
    for (const one of [objector, third]) await toProposal(one);
  });
  await test.step("a question holds its stage open until it is answered", async () =>
    askAndAnswer(proposer, objector, third));
  await test.step("one says how it lands, the others pass", async () => {
    await sees(words(objector, "decisions.now_reactions"));
    await write(objector, "decisions.your_reaction", "I like it, and think of the ward.");
    await press(objector, "decisions.say_reaction");
    for (const one of [proposer, third]) await pass(one, "reactions");
  });
  await test.step("an objection says the harm; without one it is not sent, and keeps its words", async () =>
    object(objector));
  await test.step("what others said is read once one has spoken", async () => {
    await sees(words(third, "decisions.voices_hidden"));
    await speak(third, "consent");
    await expect(words(third, "decisions.voices_hidden")).toBeHidden();
    await speak(proposer, "consent");
  });
  await test.step("it is worked with, and only its objector can close it", async () =>
    workWithIt(proposer, objector, third));
  await test.step("the next version shows what is different", async () => amend(proposer, objector));
  await test.step("the objector says that it is answered, and all are heard again", async () => {
    await press(objector, "decisions.it_is_answered");
    await sees(about(third, "button", "decisions.closed_objections"));
    await speak(objector, "consent");
    await speak(third, "concern", () => write(third, "decisions.your_concern", CONCERN));
    await speak(proposer, "consent");
    await agreed(all);
  });
  await test.step("the decision is there to be read, with how it came about", async () => record(third));
}

async function askAndAnswer(proposer: Someone, objector: Someone, third: Someone): Promise<void> {
  await write(objector, "decisions.your_question", QUESTION);
  await press(objector, "decisions.ask_question");
  await sees(words(objector, "decisions.you_spoke"));
  await pass(third, "questions");
  await sees(words(third, "decisions.no_answer_yet"), words(third, "decisions.now_questions"));
  await sees(proposer.page.getByText(QUESTION).first());
  await proposer.hands.press(about(proposer, "button", "decisions.answer_question"));
  await write(proposer, "decisions.your_answer", "It would, as it stands.");
  await press(proposer, "decisions.send_answer");
  for (const one of [proposer, objector, third]) await sees(words(one, "decisions.now_reactions"));
}

async function object(objector: Someone): Promise<void> {
  await sees(words(objector, "decisions.now_consent"));
  await open(objector, "decisions.your_voice");
  await choose(objector, "decisions.object");
  const safe = objector.page.getByRole("textbox", { name: objector.w("decisions.safe_enough") });
  await objector.hands.write(safe, SAFE);
  await press(objector, "decisions.send_voice");
  const problem = objector.page.getByRole("link", { name: objector.w("decisions.harm_needed"), exact: true });
  await sees(problem);
  await expect(safe).toHaveValue(SAFE);
  await objector.hands.press(problem);
  const harm = objector.page.getByRole("textbox", { name: objector.w("decisions.harm") });
  await expect(harm).toBeFocused();
  await objector.hands.write(harm, HARM);
  await press(objector, "decisions.send_voice");
  await sees(words(objector, "decisions.you_said", { answer: objector.w("decisions.object") }));
  await sees(objector.page.getByText(HARM).first());
}

async function workWithIt(proposer: Someone, objector: Someone, third: Someone): Promise<void> {
  for (const one of [proposer, objector, third]) await sees(words(one, "decisions.now_integrating"));
  await sees(heading(third, "decisions.raised"), third.page.getByRole("heading", { name: HARM }));
  await expect(button(third, "decisions.it_is_answered")).toHaveCount(0);
  await expect(button(proposer, "decisions.it_is_answered")).toHaveCount(0);
  await sees(button(objector, "decisions.it_is_answered"));
  await third.hands.press(about(third, "button", "decisions.work_with_it"));
  await write(third, "decisions.your_talk", "Which meetings do you mean?");
  await press(third, "decisions.say_it");
  await expect(field(third, "decisions.your_talk")).toBeHidden();
  await objector.hands.press(about(objector, "button", "decisions.read_talk"));
  await sees(objector.page.getByText("Which meetings do you mean?"));
}

async function amend(proposer: Someone, objector: Someone): Promise<void> {
  await open(proposer, "decisions.next_version");
  await write(proposer, "propose.text_agreement", AFTER);
  await choose(proposer, "decisions.change_substance");
  const why = proposer.page.getByRole("textbox", { name: proposer.w("decisions.change_note") });
  await proposer.hands.write(why, "Handovers keep their time, as was asked.");
  await press(proposer, "decisions.publish_version");
  for (const one of [proposer, objector]) {
    await sees(words(one, "decisions.now_consent"));
    await expect(one.page.locator("main ins")).toContainText("handovers apart");
  }
}

async function record(reader: Someone): Promise<void> {
  const { page, w } = reader;
  await reader.hands.press(page.getByRole("main").locator('a[href*="/decisions/"]').first());
  await sees(page.getByRole("heading", { name: TITLE, level: 1 }), words(reader, "decisions.method_consent"));
  await sees(page.getByText(AFTER), heading(reader, "record.concerns"), page.getByText(CONCERN));
  const href = await page.getByRole("link", { name: w("record.as_text") }).getAttribute("href");
  const file = await (await page.request.get(new URL(href ?? "", page.url()).href)).text();
  for (const said of [TITLE, AFTER, HARM, CONCERN]) expect(file).toContain(said);
  await open(reader, "record.how_it_came");
  await sees(link(reader));
}

const link = ({ page, w }: Someone) =>
  page.getByRole("link", { name: w("decisions.all_versions"), exact: true });
