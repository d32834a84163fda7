/** The pages at the door and of oneself, in the whole app, against a server that answers by address. */
import { act, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { describe, expect, it } from "vitest";
import { navigate } from "@/lib/router";
import { button, openApp, withoutAStream } from "@/testing/app";
import { ABOUT, ME } from "@/testing/people";
import { refusing, serving } from "@/testing/server";

withoutAStream();

const field = (name: string) => screen.findByLabelText(name);

describe("signing in", () => {
  it("goes by link first, and says who reads and what the mail will say", async () => {
    const { bodies } = await openApp("/sign-in", { "GET /me": null, "POST /sign-in/link": { minutes: 15 } });
    await userEvent.type(await field("Your e-mail address"), "dana@example.org");
    expect(screen.getByText(/nothing about any group/)).toBeVisible();
    await userEvent.click(await button("Send me a link"));
    expect(await screen.findByText(/^Look at your mail/)).toBeVisible();
    expect(bodies["POST /sign-in/link"]).toEqual({ email: "dana@example.org" });
  });

  it("goes by password without losing the address, and back to where one was going", async () => {
    const answers: Record<string, unknown> = { "GET /me": null, "POST /sign-in/password": ME };
    await openApp("/sign-in?to=/you", answers);
    await userEvent.type(await field("Your e-mail address"), "dana@example.org");
    await userEvent.click(await button("Use a password"));
    expect(await field("Your e-mail address")).toHaveValue("dana@example.org");
    await userEvent.type(await field("Password"), "correct horse battery");
    serving({ "GET /about": ABOUT, "GET /me": ME, "POST /sign-in/password": ME });
    await userEvent.click(await button("Sign in"));
    expect(await screen.findByRole("heading", { level: 1, name: "You" })).toBeInTheDocument();
    expect(window.location.pathname).toBe("/you");
  });

  it.each(["//evil.example", "/\\evil.example", "https://evil.example"])("never leads to %s", async (to) => {
    await openApp(`/sign-in?to=${encodeURIComponent(to)}`, {
      "GET /about": { ...ABOUT, mail: false },
      "GET /me": null,
    });
    await userEvent.type(await field("Your e-mail address"), "d@example.org");
    await userEvent.type(await field("Password"), "x");
    serving({ "GET /about": ABOUT, "GET /me": ME, "POST /sign-in/password": ME });
    await userEvent.click(await button("Sign in"));
    await waitFor(() => expect(window.location.pathname).toBe("/"));
  });

  it("offers no link where no mail can be sent", async () => {
    await openApp("/sign-in", { "GET /about": { ...ABOUT, mail: false }, "GET /me": null });
    expect(await field("Password")).toBeVisible();
    expect(screen.queryByRole("button", { name: /link/ })).not.toBeInTheDocument();
  });

  it("shows the server's own words when it refuses, and keeps the address", async () => {
    await openApp("/sign-in", {
      "GET /about": { ...ABOUT, mail: false },
      "GET /me": null,
      "POST /sign-in/password": refusing(422, "wrong_credentials", "They do not belong together."),
    });
    await userEvent.type(await field("Your e-mail address"), "d@example.org");
    await userEvent.type(await field("Password"), "x");
    await userEvent.click(await button("Sign in"));
    expect(await screen.findByText("They do not belong together.")).toBeVisible();
    expect(await field("Your e-mail address")).toHaveValue("d@example.org");
  });

  it("by a link happens on the press, not on opening it", async () => {
    const server = await openApp("/sign-in/link#s3cret", { "GET /me": null, "POST /sign-in/link/use": ME });
    const press = await button("Sign in");
    expect(server.asked).not.toContain("POST /sign-in/link/use");
    await userEvent.click(press);
    await waitFor(() => expect(server.bodies["POST /sign-in/link/use"]).toEqual({ token: "s3cret" }));
  });
});

describe("setting up", () => {
  it("makes the first account with three fields and the secret of the address", async () => {
    const { bodies } = await openApp("/setup#t0ken", {
      "GET /about": { ...ABOUT, setup_needed: true },
      "GET /me": null,
      "POST /setup": ME,
    });
    await userEvent.type(await field("Your name"), "أمينة");
    await userEvent.type(await field("Your e-mail address"), "a@example.org");
    await userEvent.type(await field("Password"), "several words here");
    await userEvent.click(await button("Make my account"));
    await waitFor(() => expect(window.location.pathname).toBe("/coalitions/new"));
    expect(bodies["POST /setup"]).toMatchObject({ token: "t0ken", name: "أمينة", language: "en" });
    expect(localStorage.getItem("alongside.draft.setup")).toBeNull();
  });

  it("says what is missing before it asks the server", async () => {
    const { asked } = await openApp("/setup#t", {
      "GET /about": { ...ABOUT, setup_needed: true },
      "GET /me": null,
    });
    await userEvent.click(await button("Make my account"));
    const summary = (await screen.findByText("There is a problem")).parentElement as HTMLElement;
    expect(
      within(summary)
        .getAllByRole("link")
        .map((link) => link.textContent),
    ).toEqual(["Write your name", "Write your e-mail address", "Write a password of 12 characters or more"]);
    expect(asked).not.toContain("POST /setup");
  });

  it("is over once it was done", async () => {
    await openApp("/setup#t", { "GET /me": null });
    expect(await screen.findByText(/^This server is set up already/)).toBeVisible();
  });
});

describe("the welcome", () => {
  it("asks one question a page, and each can be skipped", async () => {
    await openApp("/welcome/name", {});
    expect(
      await screen.findByRole("heading", { level: 1, name: "What should we call you?" }),
    ).toBeInTheDocument();
    await userEvent.click(await screen.findByRole("link", { name: "Skip this" }));
    expect(
      await screen.findByRole("heading", { level: 1, name: "How do you read best?" }),
    ).toBeInTheDocument();
    await userEvent.click(screen.getByRole("link", { name: "Continue" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Who can see what" })).toBeInTheDocument();
    expect(screen.getByRole("link", { name: "Go to Today" })).toHaveAttribute("href", "/");
  });
});

describe("you", () => {
  it("change your name with the version that was read", async () => {
    const { bodies } = await openApp("/you/profile", { "PATCH /me": { ...ME, called: null } });
    await userEvent.clear(await field("What should we call you? (if you like)"));
    await userEvent.click(await button("Save"));
    expect(await screen.findByText("Saved.", { selector: ".notice *" })).toBeVisible();
    expect(bodies["PATCH /me"]).toMatchObject({ name: "Dana Okafor", called: null, pronouns: null });
  });

  it("choose looks that act at once and stay on this device", async () => {
    await openApp("/you/looks", {});
    await userEvent.click(await screen.findByRole("radio", { name: "Dark" }));
    expect(document.documentElement.dataset.theme).toBe("dark");
    expect(localStorage.getItem("alongside.theme")).toBe("dark");
    const lightOrDark = screen.getByRole("group", { name: "Light or dark" });
    await userEvent.click(within(lightOrDark).getByRole("radio", { name: "As the device has it" }));
    expect(document.documentElement.dataset.theme).toBeUndefined();
  });

  it("choose a language here, and for your mails", async () => {
    const { bodies } = await openApp("/you/looks", { "PATCH /me": { ...ME, language: "fr" } });
    await userEvent.click(await screen.findByRole("radio", { name: "Français" }));
    expect(await screen.findByRole("heading", { level: 1, name: "Langue et apparence" })).toBeInTheDocument();
    await waitFor(() => expect(bodies["PATCH /me"]).toEqual({ language: "fr" }));
  });

  it("change your password, and both fields are empty again", async () => {
    await openApp("/you/password", { "PUT /me/password": null });
    await userEvent.type(await field("Your password now"), "the old one");
    await userEvent.type(await field("New password"), "several words here");
    await userEvent.click(await button("Change password"));
    expect(await screen.findByText("Your password is changed.", { selector: ".notice *" })).toBeVisible();
    expect(await field("New password")).toHaveValue("");
  });

  it("see where you are signed in, and end another session", async () => {
    const at = "2026-11-20T08:00:00Z";
    const session = (id: string, current: boolean) => ({
      id,
      current,
      device: `Device ${id}`,
      started_at: at,
      seen_at: at,
    });
    const { asked } = await openApp("/you/sessions", {
      "GET /me/sessions": { items: [session("a", true), session("b", false)], next: null },
      "DELETE /me/sessions/b": null,
    });
    expect(await screen.findByText("This device")).toBeVisible();
    expect(screen.getAllByRole("button", { name: "End" })).toHaveLength(1);
    await userEvent.click(screen.getByRole("button", { name: "End" }));
    await waitFor(() => expect(asked).toContain("DELETE /me/sessions/b"));
  });

  it("sign out and leave no draft behind", async () => {
    localStorage.setItem("alongside.draft.commit", "{}");
    await openApp("/you", { "DELETE /session": null });
    await userEvent.click(await button("Sign out"));
    expect(await screen.findByRole("heading", { level: 1, name: "Sign in" })).toBeInTheDocument();
    expect(localStorage.getItem("alongside.draft.commit")).toBeNull();
  });
});

describe("the demo", () => {
  const demo = { "GET /about": { ...ABOUT, demo: true } };

  it("lets one come in as anyone by one press", async () => {
    const person = { id: "1", name: "Amina", language: "ar", group: "Room", about: "Carries it" };
    const people = { items: [person], next: null };
    const { bodies } = await openApp("/demo", {
      ...demo,
      "GET /demo/people": people,
      "POST /demo/sign-in": ME,
    });
    await userEvent.click(await button("Come in as Amina"));
    await waitFor(() => expect(window.location.pathname).toBe("/"));
    expect(bodies["POST /demo/sign-in"]).toEqual({ person_id: "1" });
  });

  it("shows its mails, with links that can be pressed", async () => {
    const text = "Open it:\n\nhttp://localhost:8000/sign-in/link#abc\n\nIt works one time.";
    const mail = {
      id: "1",
      to: "d@example.org",
      language: "en",
      subject: "Your sign-in link",
      text,
      sent_at: "2026-11-21T10:00:00Z",
    };
    await openApp("/demo/mails", { ...demo, "GET /demo/mails": { items: [mail], next: null } });
    const link = await screen.findByRole("link", { name: "http://localhost:8000/sign-in/link#abc" });
    expect(link.parentElement).toHaveTextContent(/It works one time\.$/);
  });
});

describe("a session that ended", () => {
  it("leads to the door, and what was typed is still on the device", async () => {
    localStorage.setItem("alongside.draft.x", '{"sentence":"Ask"}');
    await openApp("/you/profile", { "PATCH /me": refusing(401, "not_signed_in", "You are not signed in.") });
    await userEvent.click(await button("Save"));
    expect(await screen.findByRole("heading", { level: 1, name: "Sign in" })).toBeInTheDocument();
    expect(window.location.search).toBe("?to=%2Fyou%2Fprofile");
    expect(localStorage.getItem("alongside.draft.x")).not.toBeNull();
  });

  it("gives its drafts back to the same person only", async () => {
    localStorage.setItem("alongside.draft.x", "{}");
    localStorage.setItem("alongside.person", ME.id);
    const press = async () => userEvent.click(await button("Sign in"));
    await openApp("/sign-in/link#s", { "POST /sign-in/link/use": ME });
    await press();
    await waitFor(() => expect(window.location.pathname).toBe("/"));
    expect(localStorage.getItem("alongside.draft.x")).not.toBeNull();
    localStorage.setItem("alongside.person", "someone else");
    await act(() => navigate({ href: "/sign-in/link#s" }));
    await press();
    await waitFor(() => expect(window.location.pathname).toBe("/"));
    expect(localStorage.getItem("alongside.draft.x")).toBeNull();
  });
});
