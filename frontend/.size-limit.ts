import { addedBy, scriptsOf } from "./scripts/page-weight.ts";

/** Budgets of the design: what has to arrive (gzip) before a screen is usable. */
const script = (page: string, limit: string) => ({ name: page, path: scriptsOf(page), limit, gzip: true });
const added = (page: string, limit: string) => ({
  name: `${page} adds`,
  path: addedBy(page),
  limit,
  gzip: true,
});

/** All four pages of proposing. */
const wizard = ["ProposePage", "ProposeTextPage", "ProposePeoplePage", "ProposeLookPage"];

export default [
  script("today/TodayPage", "150 kB"),
  script("check-in/CheckInPage", "125 kB"),
  script("sign-in/SignInPage", "150 kB"),
  script("coalition/CoalitionPage", "150 kB"),
  script("following/FollowingPage", "150 kB"),
  added("proposal/ProposalPage", "30 kB"),
  added("voice/VoicePage", "12 kB"),
  {
    name: "the propose wizard adds",
    path: [...new Set(wizard.flatMap((page) => addedBy(`propose/${page}`)))],
    limit: "25 kB",
    gzip: true,
  },
  { name: "all styles", path: "dist/assets/*.css", limit: "22 kB", gzip: true },
  { name: "the page itself", path: "dist/index.html", limit: "14 kB", gzip: true },
  { name: "what keeps files on the device", path: "dist/worker.js", limit: "6 kB", gzip: true },
  { name: "one language, first pages", path: "dist/assets/ar-first-*.js", limit: "12 kB", gzip: true },
  {
    name: "one language, deciding together",
    path: "dist/assets/ar-together-*.js",
    limit: "16 kB",
    gzip: true,
  },
  {
    name: "one language, carrying the work",
    path: "dist/assets/ar-carrying-*.js",
    limit: "16 kB",
    gzip: true,
  },
  { name: "one language, for oneself", path: "dist/assets/ar-own-*.js", limit: "16 kB", gzip: true },
  { name: "one language, the rest", path: "dist/assets/ar-rest-*.js", limit: "16 kB", gzip: true },
];
