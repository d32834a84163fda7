import { render, screen, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { onAnnouncement } from "@/lib/announce";
import { DateField } from "./DateField";
import { Checkbox, PasswordField, Select, TextArea } from "./fields";
import { RadioCards } from "./RadioCards";

const CHOICES = [
  { value: "done", label: "Done" },
  { value: "moving", label: "Moving", means: "It goes on." },
  { value: "stuck", label: "Stuck, company welcome" },
];

function Cards({ digits = false, error }: { digits?: boolean; error?: string }) {
  const [value, setValue] = useState("");
  const bound = { id: "c", name: "answer", value, onChange: setValue, error };
  return (
    <form>
      <RadioCards {...bound} legend="Where does it stand?" choices={CHOICES} digits={digits} />
      <button type="submit">Send</button>
    </form>
  );
}

const card = (name: string) => screen.getByRole("radio", { name });

describe("radio cards", () => {
  it("are one named group; the label is the name, the meaning the description", () => {
    render(<Cards digits />);
    expect(screen.getByRole("group", { name: "Where does it stand?" })).toBeVisible();
    expect(card("Moving")).toHaveAccessibleDescription("It goes on.");
    for (const radio of screen.getAllByRole("radio")) expect(radio).not.toBeRequired();
  });

  it("are chosen with the arrows, and left with Tab", async () => {
    render(<Cards />);
    await userEvent.tab();
    expect(card("Done")).toHaveFocus();
    await userEvent.keyboard("{ArrowDown}");
    expect(card("Moving")).toBeChecked();
    expect(card("Moving")).toHaveFocus();
    await userEvent.tab();
    expect(screen.getByRole("button", { name: "Send" })).toHaveFocus();
  });

  it("are chosen by their digit while the group has the focus, and nothing is sent", async () => {
    const submitted = vi.fn((event: Event) => event.preventDefault());
    render(<Cards digits />);
    document.addEventListener("submit", submitted);
    await userEvent.keyboard("3");
    expect(card("Stuck, company welcome")).not.toBeChecked();
    await userEvent.tab();
    await userEvent.keyboard("3");
    expect(card("Stuck, company welcome")).toBeChecked();
    expect(card("Stuck, company welcome")).toHaveFocus();
    await userEvent.keyboard("9x");
    expect(card("Stuck, company welcome")).toBeChecked();
    expect(submitted).not.toHaveBeenCalled();
    document.removeEventListener("submit", submitted);
  });

  it("have no digits unless asked for", async () => {
    render(<Cards />);
    await userEvent.tab();
    await userEvent.keyboard("2");
    expect(card("Moving")).not.toBeChecked();
  });

  it("tell an error at the group", () => {
    render(<Cards error="Choose one" />);
    expect(screen.getByRole("group")).toHaveAccessibleDescription("Error: Choose one");
  });
});

function Counted() {
  const [value, setValue] = useState("");
  return <TextArea id="a" name="a" value={value} onChange={setValue} label="Words" max={22} />;
}

describe("a counted text", () => {
  beforeEach(() => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("is announced at 20 left and at 0 only", async () => {
    const heard: string[] = [];
    const stop = onAnnouncement((_, text) => heard.push(text));
    const user = userEvent.setup({ advanceTimers: vi.advanceTimersByTime });
    render(<Counted />);
    await user.type(screen.getByLabelText("Words"), "abc");
    await vi.advanceTimersByTimeAsync(3000);
    expect(heard).toEqual(["20 characters left"]);
    await user.type(screen.getByLabelText("Words"), "d".repeat(19));
    await vi.advanceTimersByTimeAsync(3000);
    expect(heard).toEqual(["20 characters left", "0 characters left"]);
    await user.type(screen.getByLabelText("Words"), "e");
    expect(screen.getByText("1 character too many")).toBeVisible();
    stop();
  });
});

describe("the other fields", () => {
  it("a password can be shown", async () => {
    render(
      <PasswordField
        id="p"
        name="p"
        value="abc"
        onChange={vi.fn()}
        label="Password"
        autoComplete="new-password"
      />,
    );
    const field = screen.getByLabelText("Password");
    expect(field).toHaveAttribute("type", "password");
    await userEvent.click(screen.getByRole("button", { name: "Show password" }));
    expect(field).toHaveAttribute("type", "text");
    expect(screen.getByRole("button", { name: "Show password" })).toHaveAttribute("aria-pressed", "true");
  });

  it("a date has three quick choices and the device's own field", async () => {
    const change = vi.fn();
    render(<DateField id="d" name="d" value="" onChange={change} label="By when?" />);
    for (const name of ["This Friday", "In two weeks", "In a month"])
      await userEvent.click(screen.getByRole("button", { name }));
    expect(change.mock.calls.flat()).toHaveLength(3);
    for (const [day] of change.mock.calls) expect(day).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(screen.getByLabelText("By when?")).toHaveAttribute("type", "date");
  });

  it("a select and a checkbox are native and labelled", async () => {
    const change = vi.fn();
    render(
      <>
        <Select
          id="s"
          name="s"
          value="a"
          onChange={change}
          label="Rhythm"
          options={[
            { value: "a", label: "Weekly" },
            { value: "b", label: "Monthly" },
          ]}
        />
        <Checkbox id="k" name="k" value={false} onChange={change} label="Keep me in mind" />
      </>,
    );
    await userEvent.selectOptions(screen.getByRole("combobox", { name: "Rhythm" }), "Monthly");
    await userEvent.click(screen.getByRole("checkbox", { name: "Keep me in mind" }));
    expect(change.mock.calls.flat()).toEqual(["b", true]);
    expect(within(screen.getByRole("combobox")).getAllByRole("option")).toHaveLength(2);
  });
});
