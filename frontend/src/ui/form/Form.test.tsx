import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it, vi } from "vitest";
import { Problem } from "@/lib/problem";
import { Form } from "./Form";
import { TextArea, TextField } from "./fields";

type Values = { sentence: string; by_when: string };
type Send = (values: Values, key: string) => Promise<string>;

function show(send: Send, extra: { draft?: string; done?: (result: string) => void } = {}) {
  return render(
    <Form
      initial={{ sentence: "", by_when: "" }}
      readBy="Read by the members."
      submit="Make the commitment"
      check={({ sentence }) => ({ sentence: sentence === "" && "Write one sentence" })}
      send={send}
      done={extra.done ?? (() => undefined)}
      {...(extra.draft ? { draft: extra.draft } : {})}
    >
      {(field) => (
        <>
          <TextArea {...field("sentence")} label="What will you do?" hint="One sentence is enough." />
          <TextField {...field("by_when")} label="By when?" />
        </>
      )}
    </Form>,
  );
}

const sentence = () => screen.getByRole("textbox", { name: "What will you do?" });
const send = () => screen.getByRole("button", { name: "Make the commitment" });
const refused = new Problem({
  status: 422,
  code: "wrong_input",
  title: "",
  detail: "Look again.",
  errors: [{ pointer: "/by_when", code: "not_a_date", detail: "Write a date." }],
});

describe("a form", () => {
  it("ties label, hint and field together, and marks no error before it is sent", () => {
    show(vi.fn());
    expect(sentence()).toHaveAccessibleDescription("One sentence is enough.");
    expect(sentence()).not.toHaveAttribute("aria-invalid");
    expect(sentence()).not.toBeRequired();
  });

  it("says who reads directly above the button that sends", () => {
    const { container } = show(vi.fn());
    const line = container.querySelector(".seen");
    expect(line).toHaveTextContent("Read by the members.");
    expect(line?.nextElementSibling).toContainElement(send());
  });

  it("sums up what to mend, with the focus on it and links that lead to the fields", async () => {
    const sent = vi.fn();
    document.title = "Make a commitment · Alongside";
    show(sent);
    await userEvent.click(send());
    expect(sent).not.toHaveBeenCalled();
    const summary = screen.getByText("There is a problem").closest(".summary");
    await waitFor(() => expect(summary).toHaveFocus());
    expect(document.title).toBe("Error: Make a commitment · Alongside");
    expect(sentence()).toBeInvalid();
    expect(sentence()).toHaveAccessibleDescription("One sentence is enough. Error: Write one sentence");
    await userEvent.click(screen.getByRole("link", { name: "Write one sentence" }));
    expect(sentence()).toHaveFocus();
  });

  it("shows a refusal at the field that its pointer means, and keeps what was typed", async () => {
    show(vi.fn().mockRejectedValue(refused));
    await userEvent.type(sentence(), "Ask the canteen");
    await userEvent.click(send());
    expect(await screen.findByRole("link", { name: "Write a date." })).toBeVisible();
    expect(screen.getByRole("textbox", { name: "By when?" })).toBeInvalid();
    expect(sentence()).toHaveValue("Ask the canteen");
  });

  it("says so when the server is out of reach, and sends again under the same key", async () => {
    const sent = vi.fn<Send>().mockRejectedValueOnce(Problem.unreachable()).mockResolvedValue("ok");
    const done = vi.fn();
    show(sent, { done });
    await userEvent.type(sentence(), "Ask");
    await userEvent.click(send());
    expect(await screen.findByText(/could not reach the server/)).toBeVisible();
    await userEvent.click(send());
    await waitFor(() => expect(done).toHaveBeenCalledWith("ok", { sentence: "Ask", by_when: "" }));
    expect(sent.mock.calls[0]?.[1]).toBe(sent.mock.calls[1]?.[1]);
    expect(screen.queryByText("There is a problem")).not.toBeInTheDocument();
  });

  it("takes a new key for a changed text", async () => {
    const sent = vi.fn<Send>().mockRejectedValue(Problem.unreachable());
    show(sent);
    await userEvent.type(sentence(), "Ask");
    await userEvent.click(send());
    await screen.findByText("There is a problem");
    await userEvent.type(sentence(), "!");
    await userEvent.click(send());
    await waitFor(() => expect(sent).toHaveBeenCalledTimes(2));
    expect(sent.mock.calls[0]?.[1]).not.toBe(sent.mock.calls[1]?.[1]);
  });

  it("is sent by Ctrl+Enter from any field", async () => {
    const sent = vi.fn<Send>().mockResolvedValue("ok");
    show(sent);
    await userEvent.type(sentence(), "Ask{Control>}{Enter}{/Control}");
    await waitFor(() => expect(sent).toHaveBeenCalledOnce());
  });

  it("says that it is busy without being disabled, and is not sent twice", async () => {
    let finish: (result: string) => void = () => undefined;
    const sent = vi.fn<Send>(() => new Promise((resolve) => (finish = resolve)));
    show(sent);
    await userEvent.type(sentence(), "Ask");
    await userEvent.click(send());
    const busy = screen.getByRole("button", { name: "Sending" });
    expect(busy).toHaveAttribute("aria-disabled", "true");
    expect(busy).toBeEnabled();
    expect(busy).toHaveFocus();
    await userEvent.click(busy);
    await userEvent.keyboard("{Control>}{Enter}{/Control}");
    expect(sent).toHaveBeenCalledOnce();
    await act(async () => finish("ok"));
  });
});

describe("a draft", () => {
  it("is on the device within a second of a pause, comes back, and goes when it was sent", async () => {
    const first = show(vi.fn(), { draft: "commit.1" });
    await userEvent.type(sentence(), "Ask the canteen");
    expect(await screen.findByText(/^Saved on this device/, {}, { timeout: 1000 })).toBeVisible();
    first.unmount();

    show(vi.fn<Send>().mockResolvedValue("ok"), { draft: "commit.1" });
    expect(sentence()).toHaveValue("Ask the canteen");
    expect(screen.getByText("We kept what you typed before.")).toBeVisible();
    await userEvent.click(send());
    await waitFor(() => expect(localStorage.getItem("alongside.draft.commit.1")).toBeNull());
  });

  it("that is sent within the pause is not kept after it", async () => {
    show(vi.fn<Send>().mockResolvedValue("ok"), { draft: "commit.1" });
    await userEvent.type(sentence(), "Ask the canteen{Control>}{Enter}{/Control}");
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(localStorage.getItem("alongside.draft.commit.1")).toBeNull();
    expect(screen.queryByText(/^Saved on this device/)).toBeNull();
  });

  it("is kept when the page is left in the middle of a word", async () => {
    show(vi.fn(), { draft: "commit.1" });
    await userEvent.type(sentence(), "Ask");
    act(() => void window.dispatchEvent(new Event("pagehide")));
    expect(localStorage.getItem("alongside.draft.commit.1")).toContain("Ask");
  });

  it("is not kept for a form without a name", async () => {
    show(vi.fn());
    await userEvent.type(sentence(), "secret");
    await new Promise((resolve) => setTimeout(resolve, 800));
    expect(localStorage).toHaveLength(0);
  });
});
