import { createRootRoute, createRoute, lazyRouteComponent, Outlet } from "@tanstack/react-router";
import { AtTheDoor, ForEveryone, SignedIn } from "./layouts";

/* The whole site map. Every page is its own chunk: page("…", () => import("@/pages/…"), "TheComponent"). */

const root = createRootRoute({ component: Outlet });

/* ---- Three frames: signed in, for everyone, at the door ---- */
const inside = createRoute({ getParentRoute: () => root, id: "in", component: SignedIn });
const everyone = createRoute({ getParentRoute: () => root, id: "everyone", component: ForEveryone });
const door = createRoute({ getParentRoute: () => root, id: "door", component: AtTheDoor });

const withTo = (search: Record<string, unknown>): { to?: string } =>
  typeof search.to === "string" && /^\/(?![/\\])/.test(search.to) ? { to: search.to } : {};

/* ---- At the door. Secrets ride in the fragment (#…), never in path or query ---- */
const signIn = createRoute({
  getParentRoute: () => door,
  path: "/sign-in",
  validateSearch: withTo,
  component: lazyRouteComponent(() => import("@/pages/sign-in/SignInPage"), "SignInPage"),
});
const signInLink = createRoute({
  getParentRoute: () => door,
  path: "/sign-in/link",
  component: lazyRouteComponent(() => import("@/pages/sign-in/SignInLinkPage"), "SignInLinkPage"),
});
const setup = createRoute({
  getParentRoute: () => door,
  path: "/setup",
  component: lazyRouteComponent(() => import("@/pages/setup/SetupPage"), "SetupPage"),
});
const join = createRoute({
  getParentRoute: () => everyone,
  path: "/join",
  component: lazyRouteComponent(() => import("@/pages/join/JoinPage"), "JoinPage"),
});
const follow = createRoute({
  getParentRoute: () => everyone,
  path: "/follow",
  component: lazyRouteComponent(() => import("@/pages/follow/FollowPage"), "FollowPage"),
});

/* ---- For everyone ---- */
const help = createRoute({
  getParentRoute: () => everyone,
  path: "/help",
  component: lazyRouteComponent(() => import("@/pages/help/HelpPage"), "HelpPage"),
});
const demo = createRoute({
  getParentRoute: () => everyone,
  path: "/demo",
  component: lazyRouteComponent(() => import("@/pages/demo/DemoPage"), "DemoPage"),
});
const demoMails = createRoute({
  getParentRoute: () => everyone,
  path: "/demo/mails",
  component: lazyRouteComponent(() => import("@/pages/demo/DemoMailsPage"), "DemoMailsPage"),
});

/* ---- Signed in ---- */
const today = createRoute({
  getParentRoute: () => inside,
  path: "/",
  component: lazyRouteComponent(() => import("@/pages/today/TodayPage"), "TodayPage"),
});
const welcome = createRoute({
  getParentRoute: () => inside,
  path: "/welcome/$step",
  component: lazyRouteComponent(() => import("@/pages/welcome/WelcomePage"), "WelcomePage"),
});
const you = createRoute({
  getParentRoute: () => inside,
  path: "/you",
  component: lazyRouteComponent(() => import("@/pages/you/YouPage"), "YouPage"),
});
const youSection = createRoute({
  getParentRoute: () => inside,
  path: "/you/$section",
  component: lazyRouteComponent(() => import("@/pages/you/YouSectionPage"), "YouSectionPage"),
});

const coalitions = createRoute({
  getParentRoute: () => inside,
  path: "/coalitions",
  component: lazyRouteComponent(() => import("@/pages/coalitions/CoalitionsPage"), "CoalitionsPage"),
});
const coalitionNew = createRoute({
  getParentRoute: () => inside,
  path: "/coalitions/new",
  component: lazyRouteComponent(() => import("@/pages/coalition-new/CoalitionNewPage"), "CoalitionNewPage"),
});
const coalition = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition",
  component: lazyRouteComponent(() => import("@/pages/coalition/CoalitionPage"), "CoalitionPage"),
});
const coalitionPeople = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/people",
  component: lazyRouteComponent(
    () => import("@/pages/coalition-people/CoalitionPeoplePage"),
    "CoalitionPeoplePage",
  ),
});
const invite = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/invite",
  component: lazyRouteComponent(() => import("@/pages/invite/InvitePage"), "InvitePage"),
});
const roster = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/roster",
  component: lazyRouteComponent(() => import("@/pages/roster/RosterPage"), "RosterPage"),
});
const board = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/board",
  component: lazyRouteComponent(() => import("@/pages/board/BoardPage"), "BoardPage"),
});
const actions = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/actions",
  component: lazyRouteComponent(() => import("@/pages/actions/ActionsPage"), "ActionsPage"),
});
const actionNew = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/actions/new",
  component: lazyRouteComponent(() => import("@/pages/action-new/ActionNewPage"), "ActionNewPage"),
});
const action = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/actions/$action",
  component: lazyRouteComponent(() => import("@/pages/action/ActionPage"), "ActionPage"),
});
const propose = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/propose",
  component: lazyRouteComponent(() => import("@/pages/propose/ProposePage"), "ProposePage"),
});
const proposal = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/proposals/$proposal",
  component: lazyRouteComponent(() => import("@/pages/proposal/ProposalPage"), "ProposalPage"),
});
const decisions = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/decisions",
  component: lazyRouteComponent(() => import("@/pages/decisions/DecisionsPage"), "DecisionsPage"),
});
const commit = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/commit",
  component: lazyRouteComponent(() => import("@/pages/commit/CommitPage"), "CommitPage"),
});
const followers = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/followers",
  component: lazyRouteComponent(() => import("@/pages/followers/FollowersPage"), "FollowersPage"),
});
const activity = createRoute({
  getParentRoute: () => inside,
  path: "/c/$coalition/activity",
  component: lazyRouteComponent(() => import("@/pages/activity/ActivityPage"), "ActivityPage"),
});

const commitment = createRoute({
  getParentRoute: () => inside,
  path: "/commitments/$commitment",
  component: lazyRouteComponent(() => import("@/pages/commitment/CommitmentPage"), "CommitmentPage"),
});
const checkIn = createRoute({
  getParentRoute: () => inside,
  path: "/check-in/$commitment",
  component: lazyRouteComponent(() => import("@/pages/check-in/CheckInPage"), "CheckInPage"),
});
const following = createRoute({
  getParentRoute: () => inside,
  path: "/following/$coalition",
  component: lazyRouteComponent(() => import("@/pages/following/FollowingPage"), "FollowingPage"),
});
const consent = createRoute({
  getParentRoute: () => inside,
  path: "/consents/$consent",
  component: lazyRouteComponent(() => import("@/pages/consent/ConsentPage"), "ConsentPage"),
});
const ask = createRoute({
  getParentRoute: () => inside,
  path: "/asks/$ask",
  component: lazyRouteComponent(() => import("@/pages/ask/AskPage"), "AskPage"),
});

export const routeTree = root.addChildren([
  door.addChildren([signIn, signInLink, setup]),
  everyone.addChildren([help, demo, demoMails, join, follow]),
  inside.addChildren([
    today,
    welcome,
    you,
    youSection,
    coalitions,
    coalitionNew,
    coalition,
    coalitionPeople,
    invite,
    roster,
    board,
    actions,
    actionNew,
    action,
    propose,
    proposal,
    decisions,
    commit,
    followers,
    activity,
    commitment,
    checkIn,
    following,
    consent,
    ask,
  ]),
]);
