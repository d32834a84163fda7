import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useState } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { Problem } from "@/lib/problem";
import { ActionButton } from "./ActionButton";
import { Button } from "./Button";
import { DateTime } from "./DateTime";
import { Details } from "./Details";
import { Loaded } from "./Loaded";
import { MoreButton } from "./MoreButton";
import { Page } from "./Page";
import { BesideEachOther, PersonName } from "./people";
import { QrCode } from "./QrCode";
import { Row, Rows } from "./Rows";
import { Stages } from "./Stages";

describe("a button", () => {
  it("that cannot be used now stays in reach and does nothing", async () => {
    const press = vi.fn();
    render(
      <Button unavailable onClick={press}>
        Start
      </Button>,
    );
    await userEvent.tab();
    expect(screen.getByRole("button")).toHaveFocus();
    await userEvent.keyboard("{Enter}");
    expect(press).not.toHaveBeenCalled();
  });

  it("of one press tells what went wrong beside it, and presses again under the same key", async () => {
    const refused = new Problem({ status: 409, code: "x", title: "", detail: "It has ended." });
    const press = vi.fn<(key: string) => Promise<void>>().mockRejectedValueOnce(refused).mockResolvedValue();
    render(<ActionButton press={press}>Welcome</ActionButton>);
    await userEvent.click(screen.getByRole("button", { name: "Welcome" }));
    expect(await screen.findByText("It has ended.")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Welcome" }));
    await waitFor(() => expect(screen.queryByText("It has ended.")).not.toBeInTheDocument());
    expect(press.mock.calls[0]).toEqual(press.mock.calls[1]);
    await userEvent.click(screen.getByRole("button", { name: "Welcome" }));
    expect(press.mock.calls[2]).not.toEqual(press.mock.calls[1]);
  });
});

function Asked() {
  const [rows, setRows] = useState(["Amina", "Kofi"]);
  return (
    <section>
      <h2>Asked of you</h2>
      {rows.map((name) => (
        <div key={name}>
          <ActionButton
            press={async () => setRows(rows.filter((row) => row !== name))}
          >{`Answer ${name}`}</ActionButton>
        </div>
      ))}
    </section>
  );
}

describe("the focus", () => {
  it("stays near when what was pressed is gone", async () => {
    render(<Asked />);
    await userEvent.click(screen.getByRole("button", { name: "Answer Amina" }));
    await waitFor(() => expect(screen.getByRole("heading", { name: "Asked of you" })).toHaveFocus());
  });

  it("stays where it is when what was pressed is still there", async () => {
    render(<ActionButton press={vi.fn().mockResolvedValue(undefined)}>Seen</ActionButton>);
    await userEvent.click(screen.getByRole("button", { name: "Seen" }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(screen.getByRole("button", { name: "Seen" })).toHaveFocus();
  });
});

describe("what is loaded", () => {
  afterEach(() => {
    vi.useRealTimers();
  });
  const waiting = { data: undefined, error: null, refetch: vi.fn() };

  it("is quiet at first, says that it loads after 400 ms, and that it is slow after 8 s", () => {
    vi.useFakeTimers();
    render(<Loaded query={waiting}>{() => "here"}</Loaded>);
    expect(screen.queryByText("Loading")).not.toBeInTheDocument();
    act(() => void vi.advanceTimersByTime(450));
    expect(screen.getByText("Loading")).toBeVisible();
    act(() => void vi.advanceTimersByTime(8000));
    expect(screen.getByText(/^This is slow/)).toBeVisible();
  });

  it("shows what came", () => {
    render(<Loaded query={{ ...waiting, data: ["Amina"] }}>{([name]) => <p>{name}</p>}</Loaded>);
    expect(screen.getByText("Amina")).toBeVisible();
  });

  it("is gone as soon as one may no longer see it, but outlives a server that is away", () => {
    const had = { data: "Prayer times", refetch: vi.fn() };
    const gone = new Problem({ status: 404, code: "not_found", title: "", detail: "" });
    const { rerender } = render(
      <Loaded query={{ ...had, error: Problem.unreachable() }}>{(text) => text}</Loaded>,
    );
    expect(screen.getByText("Prayer times")).toBeVisible();
    rerender(<Loaded query={{ ...had, error: gone }}>{(text) => text}</Loaded>);
    expect(screen.queryByText("Prayer times")).not.toBeInTheDocument();
  });

  it("never tells a thing that is hidden from one that is not there", () => {
    render(
      <Loaded
        query={{ ...waiting, error: new Problem({ status: 404, code: "not_found", title: "", detail: "" }) }}
      >
        {() => ""}
      </Loaded>,
    );
    expect(screen.getByText(/nothing here, or it is not open/)).toBeVisible();
    expect(screen.queryByRole("button")).not.toBeInTheDocument();
  });

  it("offers to try again when the server broke, with the reference to quote", async () => {
    const error = new Problem(
      { status: 500, code: "something_broke", title: "", detail: "It broke." },
      "7F3A",
    );
    render(<Loaded query={{ ...waiting, error }}>{() => ""}</Loaded>);
    expect(screen.getByText("Reference 7F3A")).toBeVisible();
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(waiting.refetch).toHaveBeenCalledOnce();
  });
});

describe("a long list", () => {
  it("shows more on a press, and says at the end that this is all", async () => {
    const more = vi.fn().mockResolvedValue(undefined);
    const list = (hasNextPage: boolean) => (
      <MoreButton hasNextPage={hasNextPage} isFetchingNextPage={false} fetchNextPage={more} />
    );
    const { rerender } = render(list(true));
    await userEvent.click(screen.getByRole("button", { name: "Show more" }));
    expect(more).toHaveBeenCalledOnce();
    rerender(list(false));
    expect(screen.getByText("That is all.")).toHaveFocus();
  });

  it("that is short has no such button", () => {
    const { container } = render(
      <MoreButton hasNextPage={false} isFetchingNextPage={false} fetchNextPage={vi.fn()} />,
    );
    expect(container).toBeEmptyDOMElement();
  });
});

describe("a page", () => {
  it("has one h1 and a title that names the kind of screen only", () => {
    render(<Page kind="Action" heading="Prayer times in the roster" words />);
    const heading = screen.getByRole("heading", { level: 1 });
    expect(heading).toHaveTextContent("Prayer times in the roster");
    expect(heading).toHaveAttribute("tabindex", "-1");
    expect(document.title).toBe("Action · Alongside");
  });
});

describe("small things", () => {
  it("a row keeps a person's title apart from the sentence around it", () => {
    render(
      <Rows label="Yours">
        <Row title="غرفة هادئة 3" why="It closes on Friday." action={<Button>Answer</Button>} />
      </Rows>,
    );
    expect(screen.getByRole("list", { name: "Yours" })).toBeVisible();
    expect(screen.getByRole("heading", { level: 3 }).firstElementChild?.tagName).toBe("BDI");
  });

  it("a path says in words and in ARIA where it stands", () => {
    render(
      <Stages
        label="Path"
        stages={[
          { name: "Told", state: "done" },
          { name: "Open", state: "current" },
        ]}
      />,
    );
    expect(screen.getByText("Open").closest("li")).toHaveAttribute("aria-current", "step");
  });

  it("people stand beside each other, with initials that are not read", () => {
    render(<BesideEachOther names={["Amina", "Ángel"]} />);
    expect(screen.getByText("A")).toHaveAttribute("aria-hidden", "true");
    expect(screen.getByText("Á")).toHaveAttribute("aria-hidden", "true");
  });

  it("a name is isolated, and pronouns follow it", () => {
    render(<PersonName name="أمينة" pronouns="she/her" />);
    expect(screen.getByText("أمينة").tagName).toBe("BDI");
    expect(screen.getByText("(she/her)")).toBeVisible();
  });

  it("a time can be read by machines, and names a zone that is not the reader's", () => {
    render(<DateTime value="2026-11-25T13:00:00Z" zone="Asia/Tokyo" />);
    const time = screen.getByText(/25/);
    expect(time).toHaveAttribute("datetime", "2026-11-25T13:00:00Z");
    expect(time).toHaveTextContent(/GMT\+9|JST/);
  });

  it("a QR code is an image with words", () => {
    render(<QrCode svg="<svg xmlns='http://www.w3.org/2000/svg'/>" alt="The invitation as a QR code" />);
    expect(screen.getByRole("img", { name: "The invitation as a QR code" })).toHaveAttribute(
      "src",
      expect.stringMatching(/^data:image\/svg\+xml,%3Csvg/),
    );
  });

  it("a disclosure is a native one", async () => {
    const { container } = render(<Details summary="Add a word">words</Details>);
    await userEvent.click(screen.getByText("Add a word"));
    expect(container.querySelector("details")).toHaveAttribute("open");
  });
});
