import type { MessageId } from "../../src/lib/i18n/ids.ts";
import {
  about,
  choose,
  goTo,
  heading,
  LIVE,
  open,
  press,
  radio,
  type Someone,
  sees,
  today,
  words,
  write,
} from "./people.ts";
import { expect } from "./test.ts";

type Wanted = {
  title: string;
  text?: string;
  /** What stands in the form besides the words, and on the page about people. */
  words?: () => Promise<void>;
  people?: () => Promise<void>;
};
const TEXT = "It costs little, and touches nobody who has not agreed.";

/** From the coalition’s page to the first of the four; what is proposed is chosen there. */
export async function begin(who: Someone, kind: MessageId): Promise<void> {
  await goTo(who, "shell.c_overview");
  await open(who, "coalition.propose");
  await choose(who, kind);
}

/** The pages after it: the words, the people, and a last look. */
export async function goOn(who: Someone, { title, text = TEXT, ...more }: Wanted): Promise<void> {
  await press(who, "propose.on_words");
  await more.words?.();
  await write(who, "propose.short", title);
  await writeText(who, text);
  await press(who, "propose.on_people");
  await expect(radio(who, "propose.own")).toBeVisible();
  await more.people?.();
  await press(who, "propose.on_look");
  await press(who, "propose.send");
}

/** Proposed, and told to all at once. */
export async function propose(who: Someone, wanted: Wanted): Promise<void> {
  await goOn(who, wanted);
  await expect(heading(who, "decisions.what_is_proposed")).toBeVisible();
}

/** An agreement and a purpose are asked for word for word. */
async function writeText({ page, hands, w }: Someone, text: string): Promise<void> {
  const asked = (["propose.words", "propose.text_agreement", "propose.text_purpose"] as const).map((id) =>
    page.getByRole("textbox", { name: w(id), exact: true }),
  );
  const [first, second, third] = asked;
  if (first && second && third) await hands.write(first.or(second).or(third), text);
}

/** From one’s home to the proposal that waits for one’s voice. */
export async function toProposal(who: Someone): Promise<void> {
  await expect(about(who, "link", "today.give_voice")).toBeVisible(LIVE);
  await who.hands.press(about(who, "link", "today.give_voice"));
}

/** Pass a stage of questions or reactions; everybody who did is through it. */
export async function pass(who: Someone, stage: "questions" | "reactions"): Promise<void> {
  await sees(words(who, `decisions.now_${stage}`));
  await press(who, "decisions.pass_round");
}

type Voice = "consent" | "concern" | "object" | "fine";

/** From the proposal to the page of one’s own voice, and back. */
export async function speak(who: Someone, voice: Voice, more = async () => {}): Promise<void> {
  await open(who, "decisions.your_voice");
  await choose(who, `decisions.${voice}`);
  await more();
  await press(who, "decisions.send_voice");
  await expect(radio(who, `decisions.${voice}`)).toBeHidden();
}

/** Nobody has a question or says how it lands, and all consent: each stage ends as soon as everyone has answered. */
export async function decideAtOnce(proposer: Someone, others: readonly Someone[]): Promise<void> {
  for (const one of others) {
    await toProposal(one);
    await pass(one, "questions");
  }
  const all = [proposer, ...others];
  for (const one of all) await pass(one, "reactions");
  for (const one of all) {
    await sees(words(one, "decisions.now_consent"));
    await speak(one, "consent");
  }
  await agreed(all);
  for (const one of others) await today(one);
}

/** Every page shows it by itself. */
export async function agreed(all: readonly Someone[]): Promise<void> {
  for (const one of all) await sees(words(one, "decisions.all_answered"));
}
