/** Proposing one thing a page, in the whole app against a server that answers by address. */
import { screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { expect, it, vi } from "vitest";
import { dayFromNow } from "@/lib/dates";
import { openApp, withoutAStream } from "@/testing/app";
import { refusing } from "@/testing/server";

withoutAStream();

const MEMBERS = [
  { id: "m1", name: "Dana", mine: true, standing: "member", abilities: {} },
  { id: "m2", name: "Amina Yusuf", mine: false, standing: "member", abilities: {} },
];
const HERE = {
  "GET /coalitions/c1": {
    id: "c1",
    name: "Room for everyone",
    status: "active",
    abilities: {},
    agreements: [],
  },
  "GET /coalitions/c1/members": { items: MEMBERS, next: null },
  "GET /coalitions/c1/initiatives": { items: [], next: null },
  "GET /coalitions/c1/agreements": { items: [], next: null },
  "GET /coalitions/c1/mandates": {
    items: [
      {
        id: "d1",
        live: true,
        given_by_me: false,
        forum: "coalition",
        from_id: "m2",
        from_name: "Amina Yusuf",
        topic: "The quiet room",
        until: "2026-12-20",
      },
    ],
    next: null,
  },
  "GET /memberships/m2/preference": {
    membership_id: "m2",
    choice: "stand_beside",
    words: null,
    stands_until: "2027-01-01T00:00:00Z",
  },
};

const open = (href: string, answers: Record<string, unknown> = {}) => openApp(href, { ...HERE, ...answers });

const press = async (name: string) => userEvent.click(await screen.findByRole("button", { name }));
const heading = (name: string | RegExp) => screen.findByRole("heading", { level: 1, name });
const PROPOSING = "POST /coalitions/c1/proposals";

async function asFarAsThePeople() {
  await heading("What would you like to propose?");
  await userEvent.click(await screen.findByRole("radio", { name: "An action" }));
  await press("Continue to the words");
  await userEvent.type(await screen.findByLabelText("In short"), "A quiet room");
  await userEvent.type(
    screen.getByRole("textbox", { name: "What exactly, and why?" }),
    "Amina asked for it.",
  );
  await press("Continue to the people");
  await heading("Do you name anyone, and in whose name is it?");
}

it("goes through four pages, names a person by the keyboard, and sends the whole draft", async () => {
  const { bodies } = await open("/c/c1/propose", { [PROPOSING]: { id: "p9" } });
  expect(await screen.findByText("Propose something. Step 1 of 4")).toBeVisible();
  await asFarAsThePeople();
  await userEvent.type(await screen.findByRole("combobox", { name: /Whom do you name/ }), "amina{Enter}");
  expect(screen.getByText(/will be asked before anyone else reads this/)).toHaveTextContent(
    "You name Amina Yusuf. They will be asked before anyone else reads this. No answer yet is not a yes.",
  );
  expect(await screen.findByText(/has said/)).toHaveTextContent("Amina Yusuf has said: “Stand beside me.”");
  await userEvent.click(await screen.findByRole("checkbox", { name: /The quiet room/ }));
  expect(screen.getByText(/gave you a yes beforehand/)).toHaveTextContent(
    /on “The quiet room”. They are not asked/,
  );
  expect(screen.queryByText(/will be asked before anyone else/)).toBeNull();
  await press("Continue and read it");
  await heading("Read it once as others will");
  const beforehand = await screen.findByText("By a yes given beforehand");
  expect(beforehand.parentElement).toHaveTextContent("Amina Yusuf, “The quiet room”");
  expect(screen.queryByText("Asked first")).toBeNull();
  expect(screen.getByText(/from the moment you send it/)).toBeVisible();
  await press("Send");
  await vi.waitFor(() => expect(window.location.pathname).toBe("/c/c1/proposals/p9"));
  expect(bodies[PROPOSING]).toMatchObject({
    kind: "action",
    weight: "small",
    title: "A quiet room",
    payload: {},
    names: ["m2"],
    in_name: "own",
    with_people: [],
    mandates: { m2: "d1" },
    trial_days: null,
  });
});

it("goes back without losing a word, and nobody can be spoken for unnamed", async () => {
  await open("/c/c1/propose");
  await asFarAsThePeople();
  await userEvent.click(screen.getByRole("radio", { name: "Ours" }));
  await press("Continue and read it");
  expect(await screen.findAllByText(/Choose at least one person/)).toHaveLength(2);
  await userEvent.click(screen.getByRole("link", { name: "Step 2, the words" }));
  const short = await screen.findByLabelText("In short");
  expect(short).toHaveValue("A quiet room");
  await userEvent.type(short, " for all");
  await userEvent.click(screen.getByRole("link", { name: "Step 1, what it is" }));
  await heading("What would you like to propose?");
  await press("Continue to the words");
  expect(await screen.findByLabelText("In short")).toHaveValue("A quiet room for all");
});

it("leads to the page of a field that the server refused, with the summary in focus", async () => {
  await open("/c/c1/propose", {
    [PROPOSING]: refusing(422, "invalid_input", "", [
      { pointer: "/title", code: "too_long", detail: "It is too long." },
    ]),
  });
  await asFarAsThePeople();
  await press("Continue and read it");
  await press("Send");
  await heading("What exactly, and why?");
  const link = await screen.findByRole("link", { name: "It is too long." });
  expect(link.closest("[tabindex]")).toHaveFocus();
  expect(screen.getByLabelText("In short")).toHaveAccessibleDescription(/It is too long/);
});

it("never writes over a draft that is here", async () => {
  localStorage.setItem(
    "alongside.draft.propose.c1",
    JSON.stringify({ kind: "action", title: "Mine", text: "My words" }),
  );
  const agreement = { id: "a1", kind: "working", title: "How we meet", text: "At noon.", subject_id: "s1" };
  await open("/c/c1/propose?agreement=a1", { "GET /agreements/a1": { ...agreement, weekday: null } });
  expect(await screen.findByText("A draft of yours is on this device: “Mine”.")).toBeVisible();
  await press("Let it go, and begin anew");
  expect(await screen.findByRole("radio", { name: "A working agreement" })).toBeChecked();
  await press("Continue to the words");
  expect(await screen.findByLabelText("In short")).toHaveValue("How we meet");
});

it("begins at the first page that has something to be said", async () => {
  await open("/c/c1/propose/look");
  await heading("What would you like to propose?");
});

const keep = (draft: object) => localStorage.setItem("alongside.draft.propose.c1", JSON.stringify(draft));
const READY = { kind: "action", weight: "full", title: "A quiet room", text: "Floor 3." };

it("says who is asked first where no yes was given beforehand", async () => {
  keep({ ...READY, in_name: "ours", with_people: ["m2"] });
  await open("/c/c1/propose/look");
  const readBy = await screen.findByText(/^First read by/);
  await vi.waitFor(() => expect(readBy).toHaveTextContent(/Amina Yusuf.?, and by nobody else but you/));
  expect(screen.getByText("Asked first")).toBeVisible();
  expect(screen.getByText(/^Proposal by/)).toHaveTextContent(/you.? and .?Amina Yusuf.? · An action/);
});

it("goes on with nobody who is typed and not chosen, since they would not be asked", async () => {
  keep(READY);
  await open("/c/c1/propose/people");
  const names = await screen.findByRole("combobox", { name: /Whom do you name/ });
  await userEvent.type(names, "Amina Yusuf");
  await press("Continue and read it");
  expect(await screen.findAllByText(/“Amina Yusuf” is not chosen yet/)).toHaveLength(2);
  expect(names).toHaveAccessibleDescription(/is not chosen yet/);
  await userEvent.click(screen.getByRole("link", { name: /is not chosen yet/ }));
  await userEvent.keyboard("{Enter}");
  await press("Continue and read it");
  await heading("Read it once as others will");
});

it("says on the page of the words what is too long and too early, and offers no day that is", async () => {
  keep({ ...READY, title: "t".repeat(500), text: "t".repeat(10_050), review_on: dayFromNow(3) });
  await open("/c/c1/propose/text");
  const short = await screen.findByLabelText("In short");
  expect(screen.queryByRole("button", { name: "This Friday" })).toBeNull();
  await press("Continue to the people");
  expect(short).toHaveAccessibleDescription(/340 characters too many/);
  expect(screen.getAllByText(/^50 characters too many/)).not.toHaveLength(0);
  expect(screen.getByLabelText(/^Looked at again on/)).toHaveAccessibleDescription(
    /Choose .+, or a later day/,
  );
});

it("asks for an agreement word for word, and for no reasons in it", async () => {
  keep({ kind: "agreement" });
  await open("/c/c1/propose/text");
  const words = await screen.findByRole("textbox", { name: "The agreement, word for word" });
  await press("Continue to the people");
  expect(words).toHaveAccessibleDescription("Error: Write what exactly you propose.");
});

it("reads the digits of other keyboards as a number", async () => {
  keep({ kind: "lot", title: "Who hosts", text: "A draw.", among: "members", draw: "٣" });
  const { bodies } = await open("/c/c1/propose/look", { [PROPOSING]: { id: "p9" } });
  await press("Send");
  await vi.waitFor(() => expect(bodies[PROPOSING]).toMatchObject({ payload: { draw: 3 } }));
});

it("says which decision is to end", async () => {
  keep({ kind: "retirement", title: "No more", text: "It is done.", decision_id: "d3" });
  await open("/c/c1/propose/look", { "GET /decisions/d3": { id: "d3", title: "Shifts are traded" } });
  expect(await screen.findByText("Shifts are traded")).toBeVisible();
  expect(screen.getByText("Which decision")).toBeVisible();
  expect(screen.getByText(/End a decision/)).toBeVisible();
});
