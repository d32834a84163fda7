import { get, post, together } from "./support/furnish.ts";
import { button, byKeyboard, heading, press, type Someone, sees, words } from "./support/people.ts";
import { expect, test, walked } from "./support/test.ts";

const PEOPLE = { en: ["Amal Haddad", "Noa Berger"], ar: ["أمل حداد", "نوى برغر"] } as const;
const WHY = "My badge opens the lift · بطاقتي تفتح المصعد";

for (const language of ["en", "ar"] as const)
  test(
    `an action pauses for whom it affects, and its credits name who would be named, in ${language}`,
    walked(language === "en"),
    async ({ browser, empty, complaints }) => {
      test.setTimeout(120_000);
      const here = { browser, language, names: PEOPLE[language], complaints, baseURL: empty.origin };
      await byKeyboard(here, async (...people) => {
        const coalition = await together(empty, people);
        await pauses(people as [Someone, Someone], coalition, empty.origin);
      });
    },
  );

async function pauses([carrying, affected]: [Someone, Someone], coalition: string, origin: string) {
  const at = await decided(carrying, affected, coalition, origin);
  await test.step("one says that it affects them, and nobody is named", async () => {
    await affected.page.goto(at);
    await press(affected, "actions.affects_me");
    await affected.hands.write(affected.page.getByRole("main").getByRole("textbox"), WHY);
    await press(affected, "actions.pause");
    await expect(button(affected, "actions.go_on")).toBeVisible();
    await carrying.page.goto(at);
    await sees(carrying.page.getByText(WHY), words(carrying, "actions.talked_about"));
    await expect(button(carrying, "actions.go_on")).toBeHidden();
  });
  await test.step("who paused ends it before its time", async () => {
    await press(affected, "actions.go_on");
    await expect(affected.page.getByText(WHY)).toBeHidden();
  });
  await test.step("once it is done, one leaves one's own name out", async () => {
    const path = `/actions/${at.split("/").at(-1)}/stage`;
    for (const stage of ["underway", "done"]) await post(carrying.page, origin, path, { stage });
    await carrying.page.reload();
    await expect(heading(carrying, "actions.credits")).toBeVisible();
    await press(carrying, "actions.leave_me_out");
    await expect(button(carrying, "actions.name_me")).toBeVisible();
    await sees(words(carrying, "actions.credits_later"));
  });
}

/** An action of the coalition, decided in the small weight; the address of its page. */
async function decided(one: Someone, other: Someone, coalition: string, origin: string): Promise<string> {
  const idea = { kind: "action", title: "New badges", text: "For everyone on floor 3.", payload: {} };
  const proposal = await post<{ id: string }>(one.page, origin, `/coalitions/${coalition}/proposals`, idea);
  const fine = { answer: "fine", version: 1 };
  await post(other.page, origin, `/proposals/${proposal.id}/responses`, fine);
  const found = (await get(one.page, `/coalitions/${coalition}/actions`)) as { items: { id: string }[] };
  return `/c/${coalition}/actions/${found.items[0]?.id}`;
}
