import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce, onAnnouncement } from "./announce";
import { dayFromNow, daysToWorkingDay, dayText, fridayFromNow } from "./dates";
import { numberTo } from "./digits";
import { dropAllDrafts, keepDraft, readDraft } from "./drafts";
import { groupedBy } from "./groups";
import { fieldOf } from "./problem";
import { Submission } from "./submission";

describe("a submission", () => {
  it("keeps its key for the same text and takes a new one for another, or once it is done", () => {
    const submission = new Submission();
    const first = submission.keyFor({ sentence: "a" });
    expect(submission.keyFor({ sentence: "a" })).toBe(first);
    expect(submission.keyFor({ sentence: "b" })).not.toBe(first);
    const last = submission.keyFor({ sentence: "b" });
    submission.done();
    expect(submission.keyFor({ sentence: "b" })).not.toBe(last);
  });

  it("of a draft keeps its key while the page is opened anew, until it is done or the drafts are dropped", () => {
    const first = new Submission("words").keyFor({ sentence: "a" });
    expect(new Submission("words").keyFor({ sentence: "a" })).toBe(first);
    expect(new Submission("others").keyFor({ sentence: "a" })).not.toBe(first);
    new Submission("words").done();
    const second = new Submission("words").keyFor({ sentence: "a" });
    expect(second).not.toBe(first);
    dropAllDrafts();
    expect(new Submission("words").keyFor({ sentence: "a" })).not.toBe(second);
  });
});

describe("a pointer", () => {
  it("means the field it starts with", () => {
    expect(fieldOf("/ask/0")).toBe("ask");
    expect(fieldOf("/by_when")).toBe("by_when");
    expect(fieldOf("/a~1b")).toBe("a/b");
  });
});

describe("drafts", () => {
  it("are all dropped at once, and other memories stay", () => {
    localStorage.setItem("alongside.theme", "dark");
    keepDraft("one", { text: "hello" });
    expect(readDraft("one")).toEqual({ text: "hello" });
    dropAllDrafts();
    expect(readDraft("one")).toBeNull();
    expect(localStorage.getItem("alongside.theme")).toBe("dark");
  });

  it("of who is not signed in any more are neither kept nor written back", async () => {
    vi.resetModules();
    const drafts = await import("./drafts");
    drafts.keepDraft("one", { text: "hello" });
    drafts.closeDrafts();
    expect(drafts.keepDraft("one", { text: "hello again" })).toBe(false);
    drafts.holdDraft("one", { text: "hello again" });
    drafts.keepSent("one", { text: "hello again", key: "k" });
    expect(drafts.readDraft("one")).toBeNull();
    expect(Object.keys(localStorage)).toEqual([]);
  });

  it("that cannot be read are none", () => {
    localStorage.setItem("alongside.draft.x", "{");
    expect(readDraft("x")).toBeNull();
  });
});

describe("a number", () => {
  it("is read in the digits of any of our keyboards, and only as a whole one within its bounds", () => {
    expect(["90", " 7 ", "٩٠", "۱۴"].map((typed) => numberTo(90, typed))).toEqual([90, 7, 90, 14]);
    expect(["", "abc", "0", "91", "1.5", "-3", "1e1"].map((typed) => numberTo(90, typed))).toEqual(
      Array(7).fill(null),
    );
  });
});

describe("days", () => {
  it("counts Monday to Friday, from any day on", () => {
    const on = (day: string) => new Date(`${day}T15:00:00`);
    expect(daysToWorkingDay(7, on("2026-11-18"))).toBe(9);
    expect(daysToWorkingDay(3, on("2026-11-20"))).toBe(5);
    expect(daysToWorkingDay(1, on("2026-11-21"))).toBe(2);
    expect(daysToWorkingDay(5, on("2026-11-22"))).toBe(5);
  });

  const thursday = new Date(2026, 10, 26, 23, 30);

  it("are counted on the reader's calendar", () => {
    expect(dayFromNow(0, thursday)).toBe("2026-11-26");
    expect(dayFromNow(5, thursday)).toBe("2026-12-01");
    expect(fridayFromNow(1, thursday)).toBe("2026-11-27");
    expect(fridayFromNow(8, thursday)).toBe("2026-12-04");
  });

  it("never shift with a zone", () => {
    expect(dayText("2026-11-27", "Pacific/Kiritimati")).toContain("27");
    expect(dayText("2026-11-27", "Pacific/Pago_Pago")).toContain("27");
  });
});

describe("groups", () => {
  it("stand in the order in which they first appear", () => {
    expect(groupedBy(["b1", "a1", "b2"], ([first]) => first ?? "")).toEqual([
      ["b", ["b1", "b2"]],
      ["a", ["a1"]],
    ]);
  });
});

describe("announcements", () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("of a burst are merged, and the next comes two seconds later", () => {
    const heard: string[] = [];
    const stop = onAnnouncement((_, text) => heard.push(text));
    announce("One.");
    announce("Two.");
    announce("One.");
    vi.advanceTimersByTime(60);
    expect(heard).toEqual(["One. Two."]);
    announce("Three.");
    vi.advanceTimersByTime(1000);
    expect(heard).toHaveLength(1);
    vi.advanceTimersByTime(1000);
    expect(heard).toEqual(["One. Two.", "Three."]);
    vi.advanceTimersByTime(5000);
    stop();
  });
});
