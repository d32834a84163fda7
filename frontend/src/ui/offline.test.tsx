import { act, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ActionButton } from "./ActionButton";
import { Form } from "./form/Form";
import { TextField } from "./form/fields";

function network(online: boolean) {
  vi.spyOn(navigator, "onLine", "get").mockReturnValue(online);
  act(() => void window.dispatchEvent(new Event(online ? "online" : "offline")));
}

afterEach(() => vi.restoreAllMocks());

const form = (waits: boolean) => (
  <Form
    initial={{ words: "" }}
    readBy="Read by all."
    submit="Send"
    send={vi.fn()}
    done={vi.fn()}
    waits={waits}
  >
    {(field) => <TextField {...field("words")} label="Words" />}
  </Form>
);

describe("without a network", () => {
  it("a form says that sending needs one, as long as it does", () => {
    render(form(false));
    const told = "Sending needs a connection. What you typed stays here.";
    expect(screen.queryByText(told)).not.toBeInTheDocument();
    network(false);
    expect(screen.getByText(told)).toBeVisible();
    network(true);
    expect(screen.queryByText(told)).not.toBeInTheDocument();
  });

  it("what can wait on one's own device says no such thing", () => {
    render(form(true));
    network(false);
    expect(screen.queryByText(/connection/)).not.toBeInTheDocument();
  });

  it("a button says so too, but for what changes this device alone", () => {
    render(
      <>
        <ActionButton press={vi.fn()}>Give consent</ActionButton>
        <ActionButton here press={vi.fn()}>
          Take it out
        </ActionButton>
      </>,
    );
    network(false);
    expect(screen.getAllByText("Needs a connection")).toHaveLength(1);
  });
});
