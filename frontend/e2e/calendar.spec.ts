import { promise, setUp } from "./support/furnish.ts";
import { byKeys } from "./support/hands.ts";
import { passesAxe } from "./support/looks.ts";
import { device, expect, test, walked } from "./support/test.ts";
import { wordsOf } from "./support/words.ts";

for (const language of ["en", "ar"] as const)
  test(
    `one’s days in one’s own calendar, and out of it, by keys alone, in ${language}`,
    walked(language === "en"),
    async ({ page, empty, playwright }) => {
      const w = wordsOf(language);
      await setUp(page, empty);
      await promise(page, empty.origin);
      await device(page, language);
      await page.goto(`${empty.origin}/you/calendar`);
      const { press } = byKeys;
      const button = (id: Parameters<typeof w>[0]) => page.getByRole("button", { name: w(id), exact: true });

      await press(button("calendar.make"));
      await expect(page.getByRole("heading", { name: w("calendar.ready") })).toBeFocused();
      const address = await page.getByLabel(w("calendar.address")).inputValue();
      await passesAxe(page);

      // The calendar is another program: it knows the address and nothing else.
      const program = await playwright.request.newContext();
      const days = await program.get(address);
      expect(days.status()).toBe(200);
      expect(await days.text()).toContain("CLASS:PRIVATE");

      await page.reload();
      await expect(page.getByLabel(w("calendar.address"))).toHaveCount(0);
      await press(button("calendar.end"));
      await expect(page.getByText(w("calendar.none"))).toBeVisible();
      expect((await program.get(address)).status()).toBe(404);
      await program.dispose();
    },
  );
