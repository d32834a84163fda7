import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { expect, it, vi } from "vitest";
import { onAnnouncement } from "@/lib/announce";
import { NamesField } from "./NamesField";

const PEOPLE = ["Amina Yusuf", "José Pérez", "أحمد", "Noor", "Søren"].map((name) => ({ id: name, name }));
const sent = vi.fn((event: { preventDefault: () => void }) => event.preventDefault());

function Named({ start = [] as string[], most = 20 }) {
  const [value, setValue] = useState(start);
  return (
    <form onSubmit={sent}>
      <NamesField
        id="n"
        name="names"
        value={value}
        onChange={setValue}
        label="Whom do you name?"
        people={PEOPLE}
        most={most}
      >
        {({ id, name }) => <p key={id}>{`You name ${name}.`}</p>}
      </NamesField>
    </form>
  );
}

const field = () => screen.getByRole("combobox", { name: "Whom do you name?" });
const options = () => screen.queryAllByRole("option").map((option) => option.textContent);
const chips = () =>
  within(screen.getByRole("list", { name: "Chosen" }))
    .getAllByRole("listitem")
    .map((chip) => chip.textContent);

it("says how many were found, once typing rests, and never in a burst", async () => {
  vi.useFakeTimers({ shouldAdvanceTime: true });
  const heard: string[] = [];
  const stop = onAnnouncement((how, text) => heard.push(`${how}: ${text}`));
  const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
  render(<Named />);
  await user.type(field(), "o");
  await user.type(field(), "o");
  await vi.advanceTimersByTimeAsync(3000);
  expect(heard).toEqual(["status: 1 name found"]);
  await user.type(field(), "q");
  await vi.advanceTimersByTimeAsync(3000);
  expect(heard[1]).toBe("status: No name found");
  expect(screen.getByText("No name found")).toBeVisible();
  stop();
  vi.useRealTimers();
});

it("finds a name without case and marks, and Enter adds it without sending the form", async () => {
  render(<Named />);
  await userEvent.type(field(), "PERE");
  expect(options()).toEqual(["José Pérez"]);
  expect(field()).toHaveAttribute("aria-expanded", "true");
  await userEvent.keyboard("{Enter}");
  expect(chips()).toEqual(["José PérezTake out: José Pérez"]);
  expect(screen.getByText("You name José Pérez.")).toBeVisible();
  expect(field()).toHaveValue("");
  expect(field()).toHaveFocus();
  expect(sent).not.toHaveBeenCalled();
});

it.each([
  ["احمد", "أحمد"],
  ["soren", "Søren"],
  ["yusuf", "Amina Yusuf"],
])("finds %s", async (typed, name) => {
  render(<Named />);
  await userEvent.type(field(), typed);
  expect(options()).toEqual([name]);
});

it("is walked with the arrows, around both ends; Escape closes", async () => {
  render(<Named />);
  await userEvent.click(field());
  await userEvent.keyboard("{ArrowDown}");
  expect(options()).toHaveLength(5);
  const current = () => document.getElementById(field().getAttribute("aria-activedescendant") ?? "");
  expect(current()).toHaveTextContent("Amina Yusuf");
  await userEvent.keyboard("{ArrowUp}");
  expect(current()).toHaveTextContent("Søren");
  expect(screen.getByRole("option", { selected: true })).toHaveTextContent("Søren");
  await userEvent.keyboard("{ArrowDown}{ArrowDown}{Enter}");
  expect(chips()[0]).toContain("José Pérez");
  await userEvent.keyboard("{ArrowDown}");
  expect(options()).not.toContain("José Pérez");
  await userEvent.keyboard("{Escape}");
  expect(options()).toEqual([]);
});

it("takes out by Backspace in the empty field, by Delete on a name, and by its button", async () => {
  render(<Named start={["Noor", "Søren", "أحمد"]} />);
  await userEvent.click(field());
  await userEvent.keyboard("x{Backspace}");
  expect(chips()).toHaveLength(3);
  await userEvent.keyboard("{Backspace}");
  expect(chips()).toHaveLength(2);
  const button = (name: string) => screen.getByRole("button", { name: `Take out: ${name}` });
  button("Noor").focus();
  await userEvent.keyboard("{Delete}");
  await vi.waitFor(() => expect(field()).toHaveFocus());
  await userEvent.click(button("Søren"));
  expect(screen.queryByRole("list")).toBeNull();
});

it("has a complaint of its own while somebody is typed and not chosen, and moves nothing when it is left", async () => {
  render(<Named />);
  const complaint = () => (field() as HTMLInputElement).validationMessage;
  await userEvent.type(field(), "Samira");
  expect(complaint()).toMatch(/^“Samira” is not chosen yet/);
  const lines = () => document.querySelectorAll("p").length;
  const before = lines();
  await userEvent.tab();
  expect(lines()).toBe(before);
  await userEvent.clear(field());
  expect(complaint()).toBe("");
});

it("lets the last of one replace it", async () => {
  render(<Named start={["Noor"]} most={1} />);
  await userEvent.type(field(), "Ami{Enter}");
  expect(chips()).toEqual(["Amina YusufTake out: Amina Yusuf"]);
});
