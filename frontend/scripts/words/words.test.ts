import { describe, expect, it } from "vitest";
import { checkCatalogues } from "./catalogues.ts";
import { mentioned, rawText } from "./sources.ts";

const check = (en: Record<string, string>, other: Record<string, string>, language = "ar") =>
  checkCatalogues({ en: { ui: en }, [language]: { ui: other } });

describe("the words", () => {
  it("are there in every language, and in no language alone", () => {
    expect(check({ "ui.a": "Yes" }, {})).toEqual(["ar: ui.a is missing"]);
    expect(check({}, { "ui.a": "نعم" })).toEqual(["ar: ui.a is not in English"]);
    expect(check({ "ui.a": "Yes" }, { "ui.a": "نعم" })).toEqual([]);
  });

  it("live in the file of their area", () => {
    expect(checkCatalogues({ en: { ui: { "shell.a": "Yes" } } })).toEqual([
      "en: shell.a does not belong to ui.json",
    ]);
  });

  it("need all six plural forms in Arabic, and one and other elsewhere", () => {
    const english = "{count, plural, one {# day} other {# days}}";
    expect(check({ "ui.a": english }, { "ui.a": "{count, plural, one {يوم} other {# يوم}}" })).toEqual([
      "ar: ui.a lacks the plural forms zero, two, few, many",
    ]);
    expect(check({ "ui.a": english }, { "ui.a": "{count, plural, other {# días}}" }, "es")).toEqual([
      "es: ui.a lacks the plural forms one",
    ]);
  });

  it("have the same values and tags in every language, inside plurals too", () => {
    expect(check({ "ui.a": "By {name}" }, { "ui.a": "من" })).toEqual([
      "ar: ui.a has the values {}, English has {name}",
    ]);
    expect(check({ "ui.a": "<b>By</b>" }, { "ui.a": "من" })).toEqual([
      "ar: ui.a has the tags <>, English has <b>",
    ]);
    const nested = "{n, plural, one {by {name}} other {by {name}}}";
    expect(check({ "ui.a": nested }, { "ui.a": "{n, plural, one {a} other {b}}" }, "fr")).toEqual([
      "fr: ui.a has the values {n}, English has {n,name}",
    ]);
  });

  it("can be read, are not empty and have typographic apostrophes", () => {
    expect(check({ "ui.a": "Yes" }, { "ui.a": " " })).toEqual(["ar: ui.a is empty"]);
    expect(check({ "ui.a": "Yes" }, { "ui.a": "l'un" }, "fr")).toEqual([
      "fr: ui.a has a straight apostrophe; use ’",
    ]);
    expect(check({ "ui.a": "Yes" }, { "ui.a": "{" })[0]).toMatch(/^ar: ui.a cannot be read/);
  });

  it.each([
    ["en", "You are an ally", "ally"],
    ["en", "2 overdue tasks", "overdue"],
    ["en", "Give a voice to them", "Give a voice"],
    ["es", "Los héroes", "héroes"],
    ["fr", "Vous êtes en retard", "en retard"],
    ["ar", "أنت والحليف", "والحليف"],
  ])("are none of the banned ones (%s)", (language, text, word) => {
    const found = checkCatalogues({ en: { ui: { "ui.a": "Yes" } }, [language]: { ui: { "ui.a": text } } });
    expect(found).toContain(`${language}: ui.a says “${word}”`);
  });

  it.each([
    ["en", "The coalition allows it; you can translate it later"],
    ["es", "Coalición; un fallecimiento"],
    ["fr", "La coalition retarde"],
    ["ar", "التحالف يبطل"],
  ])("that only resemble a banned one may stay (%s)", (language, text) => {
    expect(checkCatalogues({ en: { ui: { "ui.a": text } }, [language]: { ui: { "ui.a": text } } })).toEqual(
      [],
    );
  });
});

describe("the sources", () => {
  it("have no text straight in JSX, in words or in attributes that are read out", () => {
    expect(rawText("a.tsx", "const A = () => <p>Hello</p>;")).toEqual(["a.tsx:1 raw text “Hello”"]);
    expect(rawText("a.tsx", 'const A = () => <img alt="A cat" />;')).toEqual(["a.tsx:1 raw text “A cat”"]);
    expect(rawText("a.tsx", 'const A = () => <p className="row" dir="auto">{t("a.b")} · 1</p>;')).toEqual([]);
    expect(rawText("a.tsx", "const A = () => <span>Alongside</span>;")).toEqual([]);
  });

  it("mention an id whole or by its start", () => {
    const used = mentioned(['t("ui.a")', "t(`people.theme_$" + "{value}`)"]);
    expect(["ui.a", "ui.ab", "people.theme_dark"].map(used)).toEqual([true, false, true]);
  });
});
