import { expect, type Locator, type Page } from "@playwright/test";

/** How a person works the page. Both ways do the same things; neither has a mouse. */
export type Hands = {
  press: (target: Locator) => Promise<void>;
  write: (target: Locator, text: string) => Promise<void>;
  choose: (radio: Locator) => Promise<void>;
  tick: (box: Locator) => Promise<void>;
  select: (list: Locator, label: string) => Promise<void>;
};

export const byTouch: Hands = {
  press: (target) => target.tap(),
  async write(target, text) {
    await target.tap();
    await target.fill(text);
  },
  async choose(radio) {
    await radio.tap();
    await expect(radio).toBeChecked();
  },
  async tick(box) {
    await box.tap();
    await expect(box).toBeChecked();
  },
  async select(list, label) {
    await list.selectOption({ label });
  },
};

export const byKeys: Hands = {
  async press(target) {
    await tabTo(target);
    await target.page().keyboard.press("Enter");
  },
  async write(target, text) {
    await tabTo(target);
    const { keyboard } = target.page();
    await keyboard.press("ControlOrMeta+A");
    await keyboard.insertText(text);
    await expect(target).toHaveValue(text);
  },
  async choose(radio) {
    const { keyboard } = radio.page();
    await tabTo(radio, groupHasFocus);
    await keyboard.press("Space");
    for (let step = 0; step < 9 && !(await radio.isChecked()); step++) await keyboard.press("ArrowDown");
    await expect(radio).toBeChecked();
  },
  async tick(box) {
    await tabTo(box);
    await box.page().keyboard.press("Space");
    await expect(box).toBeChecked();
  },
  async select(list, label) {
    await tabTo(list);
    const chosen = () => list.evaluate((element: HTMLSelectElement) => element.selectedOptions[0]?.label);
    for (let step = 0; step < 30 && (await chosen()) !== label; step++)
      await list.page().keyboard.press("ArrowDown");
    expect(await chosen()).toBe(label);
  },
};

const hasFocus = (element: Element) => element === document.activeElement;

function groupHasFocus(radio: Element): boolean {
  const { activeElement } = document;
  return activeElement?.getAttribute("name") === radio.getAttribute("name");
}

/** Walk the page by Tab, back where that is the way; what cannot be reached is a fault of the page. */
async function tabTo(target: Locator, reached: (element: Element) => boolean = hasFocus): Promise<void> {
  await expect(target).toBeVisible();
  const key = (await target.evaluate(isBehind)) ? "Shift+Tab" : "Tab";
  for (let step = 0; step < 120; step++) {
    if (await target.evaluate(reached)) return;
    await target.page().keyboard.press(key);
  }
  throw new Error(`Tab does not reach ${target}`);
}

function isBehind(element: Element): boolean {
  const at = document.activeElement;
  return !!at && (at.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_PRECEDING) !== 0;
}

const MOUSE = ["click", "dblclick", "hover", "dragTo", "check", "uncheck", "setChecked", "tap"] as const;

/** From here on, whatever works the page by mouse or finger throws. Gives back a function that allows it again. */
export function forbidMouse(page: Page): () => void {
  const forbidden = [Object.getPrototypeOf(page.locator("x")), Object.getPrototypeOf(page.mouse)];
  const kept = forbidden.map((prototype) => Object.getOwnPropertyDescriptors(prototype));
  const refuse = () => {
    throw new Error("This journey goes by keyboard only");
  };
  for (const prototype of forbidden)
    for (const name of [...MOUSE, "move", "down", "up", "wheel"])
      if (name in prototype) prototype[name] = refuse;
  return () => {
    for (const [index, prototype] of forbidden.entries())
      Object.defineProperties(prototype, kept[index] ?? {});
  };
}
