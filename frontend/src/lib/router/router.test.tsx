import { act, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { type ReactNode, useEffect, useRef } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { isKept, openAnew } from "../device";
import { Link, navigate, notFound, page, Router, useParams } from ".";
import { addressOf, matchIn } from "./paths";

vi.mock("../device");

let frameBreaks = false;
function Frame({ children }: { children: ReactNode }) {
  if (frameBreaks) throw new Error("the frame");
  return <main>{children}</main>;
}
const Home = () => (
  <>
    <h1 id="h1" tabIndex={-1}>
      Home
    </h1>
    <Link to="/c/$coalition" params={{ coalition: "a b" }}>
      Go
    </Link>
    <Link to="/" here="exact">
      Here
    </Link>
  </>
);
function Coalition() {
  const { coalition } = useParams("/c/$coalition");
  if (coalition === "gone") throw notFound();
  if (coalition === "broken") throw new Error("broken");
  return (
    <h1 id="h1" tabIndex={-1}>
      {coalition}
    </h1>
  );
}
function Minute() {
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  return (
    <>
      <h1 id="h1" tabIndex={-1}>
        Minute
      </h1>
      <input ref={field} aria-label="Answer" />
    </>
  );
}

const Prepared = () => <h1 id="h1">Prepared</h1>;

let waits = 0;
function Waiting() {
  useEffect(() => {
    waits += 1;
  }, []);
  return <p>waiting</p>;
}

const site = {
  "/minute": page(Frame, async () => ({ Minute }), "Minute"),
  "/": page(Frame, async () => ({ Home }), "Home"),
  "/c/$coalition": page(Frame, async () => ({ Coalition }), "Coalition"),
  "/gone": page(Frame, () => Promise.reject<Record<"Gone", typeof Home>>(new TypeError("404")), "Gone"),
  "/late": page(
    Frame,
    () => new Promise<Record<"Late", typeof Home>>((_, no) => setTimeout(no, 600)),
    "Late",
  ),
  "/prepared": page(Frame, async () => ({ Prepared }), "Prepared"),
};

function show() {
  render(
    <Router
      site={site}
      frame={Frame}
      waiting={<Waiting />}
      missing={<h1 id="h1">missing</h1>}
      broken={(_, again) => (
        <button type="button" onClick={again}>
          again
        </button>
      )}
    />,
  );
}

const move = (href: string) => act(() => navigate({ href }));

beforeEach(() => {
  vi.spyOn(console, "error").mockImplementation(() => undefined);
  return act(() => navigate({ href: "/", replace: true }));
});

describe("addresses", () => {
  it("are put together and taken apart in one place", () => {
    const address = addressOf({
      to: "/c/$coalition",
      params: { coalition: "a/b" },
      search: { to: "/x" },
      hash: "needs",
    });
    expect(address).toBe("/c/a%2Fb?to=%2Fx#needs");
    expect(matchIn(site, "/c/a%2Fb")?.params).toEqual({ coalition: "a/b" });
  });

  it("with written-out words win over names", () => {
    const found = matchIn({ "/actions/$action": 1, "/actions/new": 2 }, "/actions/new");
    expect(found?.page).toBe(2);
  });

  it("that nobody knows match nothing, even badly encoded ones", () => {
    expect(matchIn(site, "/nope/at/all")).toBeNull();
    expect(matchIn(site, "/c/%E0%A4%A")?.params).toEqual({ coalition: "%E0%A4%A" });
  });
});

describe("the router", () => {
  it("leaves the focus alone on the first page, and gives it to the h1 of the next", async () => {
    show();
    await screen.findByText("Home");
    await userEvent.click(screen.getByText("Go"));
    const heading = await screen.findByRole("heading", { name: "a b" });
    await waitFor(() => expect(heading).toHaveFocus());
    expect(window.location.pathname).toBe("/c/a%20b");
  });

  it("lets a page give the focus to what it is there for, now and when its chunk is here already", async () => {
    show();
    await screen.findByText("Home");
    for (const address of ["/minute", "/", "/minute"]) await move(address);
    await waitFor(() => expect(screen.getByLabelText("Answer")).toHaveFocus());
  });

  it("shows nothing in between when a page's chunk is here", async () => {
    show();
    await screen.findByText("Home");
    waits = 0;
    await move("/prepared");
    expect(await screen.findByRole("heading", { name: "Prepared" })).toBeVisible();
    expect(waits).toBe(0);
  });

  it("says which link is here", async () => {
    show();
    expect(await screen.findByText("Here")).toHaveAttribute("aria-current", "page");
    expect(screen.getByText("Go")).not.toHaveAttribute("aria-current");
  });

  it("follows Back", async () => {
    show();
    await move("/c/x");
    await screen.findByRole("heading", { name: "x" });
    act(() => window.history.back());
    expect(await screen.findByRole("heading", { name: "Home" })).toBeInTheDocument();
  });

  it("shows what is missing, by address or by the page's own word", async () => {
    show();
    await move("/nowhere");
    expect(await screen.findByText("missing")).toBeInTheDocument();
    await move("/");
    await move("/c/gone");
    expect(await screen.findByText("missing")).toBeInTheDocument();
  });

  it("has a page whose files are gone opened anew, and says where that can't be", async () => {
    vi.mocked(openAnew).mockResolvedValueOnce(true).mockResolvedValue(false);
    show();
    await screen.findByText("Home");
    await move("/gone");
    expect(openAnew).toHaveBeenLastCalledWith("/gone", undefined);
    expect(window.location.pathname).toBe("/");
    await move("/gone");
    await userEvent.click(await screen.findByText("again"));
    expect(openAnew).toHaveBeenLastCalledWith(expect.stringMatching(/^http.*\/gone$/));
  });

  it("opens a kept page anew also when it is told late that its files are gone", async () => {
    vi.mocked(isKept).mockReturnValueOnce(true);
    vi.mocked(openAnew).mockReset().mockResolvedValue(true);
    show();
    await screen.findByText("Home");
    await move("/late");
    await waitFor(() => expect(openAnew).toHaveBeenCalledWith(expect.stringMatching(/^http.*\/late$/)));
    expect(screen.queryByText("again")).not.toBeInTheDocument();
  });

  it("shows what broke even when it was the frame", async () => {
    frameBreaks = true;
    show();
    expect(await screen.findByText("again")).toBeInTheDocument();
    frameBreaks = false;
    await userEvent.click(screen.getByText("again"));
    expect(await screen.findByText("Home")).toBeInTheDocument();
  });

  it("shows what broke and comes out of it on the next page", async () => {
    show();
    await move("/c/broken");
    expect(await screen.findByText("again")).toBeInTheDocument();
    await move("/");
    expect(await screen.findByText("Home")).toBeInTheDocument();
  });
});
