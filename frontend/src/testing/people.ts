/** An installation, and someone who is signed in to it. */
export const ABOUT = {
  name: "Alongside",
  demo: false,
  languages: ["en", "ar"],
  mail: true,
  setup_needed: false,
  asks_about_employment: false,
  formal_route: { words: "Go to the people office first.", url: "https://example.org/people" },
  version: "0",
};
export const ME = {
  id: "p1",
  name: "Dana Okafor",
  called: "Dana",
  pronouns: null,
  email: "dana@example.org",
  language: "en",
  zone: "UTC",
  has_password: true,
  version: 1,
  seats: [
    { id: "m1", coalition_id: "c1", coalition: "غرفة هادئة", standing: "member", until: null },
    { id: "f1", coalition_id: "c2", coalition: "Night shifts", standing: "follower", until: "2027-01-01" },
  ],
  abilities: {},
};
