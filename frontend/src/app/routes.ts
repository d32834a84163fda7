import { WITHIN_A_COALITION } from "./coalitionRoutes";
import { AtTheDoor, ForEveryone, SignedIn } from "./layouts";
import { page } from "./page";

/**
 * The whole site map: address, frame, page, and which words it says. Every page is its own chunk. Names after `$` are
 * parameters; secrets ride in the fragment (#…), never in path or query.
 */
export const SITE = {
  "/sign-in": page(AtTheDoor, () => import("@/pages/sign-in/SignInPage"), "SignInPage"),
  "/sign-in/link": page(AtTheDoor, () => import("@/pages/sign-in/SignInLinkPage"), "SignInLinkPage"),
  "/setup": page(AtTheDoor, () => import("@/pages/setup/SetupPage"), "SetupPage"),
  "/join": page(ForEveryone, () => import("@/pages/join/JoinPage"), "JoinPage", "rest"),
  "/follow": page(ForEveryone, () => import("@/pages/follow/FollowPage"), "FollowPage", "rest"),
  "/help": page(ForEveryone, () => import("@/pages/help/HelpPage"), "HelpPage", "rest"),
  "/demo": page(ForEveryone, () => import("@/pages/demo/DemoPage"), "DemoPage"),
  "/demo/mails": page(ForEveryone, () => import("@/pages/demo/DemoMailsPage"), "DemoMailsPage"),
  "/": page(SignedIn, () => import("@/pages/today/TodayPage"), "TodayPage"),
  "/calendar": page(SignedIn, () => import("@/pages/calendar/CalendarPage"), "CalendarPage", "carrying"),
  "/notices": page(SignedIn, () => import("@/pages/notices/NoticesPage"), "NoticesPage", "own"),
  "/stop": page(ForEveryone, () => import("@/pages/stop/StopPage"), "StopPage", "own"),
  "/welcome/$step": page(SignedIn, () => import("@/pages/welcome/WelcomePage"), "WelcomePage", "rest"),
  "/you": page(SignedIn, () => import("@/pages/you/YouPage"), "YouPage", "rest", "together", "own"),
  "/you/calendar": page(
    SignedIn,
    () => import("@/pages/own-calendar/OwnCalendarPage"),
    "OwnCalendarPage",
    "rest",
    "own",
  ),
  "/you/notices": page(
    SignedIn,
    () => import("@/pages/own-notices/OwnNoticesPage"),
    "OwnNoticesPage",
    "rest",
    "own",
  ),
  "/you/$section": page(
    SignedIn,
    () => import("@/pages/you/YouSectionPage"),
    "YouSectionPage",
    "rest",
    "together",
    "own",
  ),
  "/coalitions": page(SignedIn, () => import("@/pages/coalitions/CoalitionsPage"), "CoalitionsPage", "rest"),
  "/coalitions/new": page(
    SignedIn,
    () => import("@/pages/coalition-new/CoalitionNewPage"),
    "CoalitionNewPage",
    "rest",
  ),
  "/commitments/$commitment": page(
    SignedIn,
    () => import("@/pages/commitment/CommitmentPage"),
    "CommitmentPage",
    "together",
    "carrying",
    "own",
  ),
  "/check-in/$commitment": page(SignedIn, () => import("@/pages/check-in/CheckInPage"), "CheckInPage"),
  "/following/$coalition": page(
    SignedIn,
    () => import("@/pages/following/FollowingPage"),
    "FollowingPage",
    "rest",
    "carrying",
  ),
  "/support": page(SignedIn, () => import("@/pages/support/SupportPage"), "SupportPage", "carrying"),
  "/support/mine": page(SignedIn, () => import("@/pages/support/SupportPage"), "MySupportPage", "carrying"),
  "/support/offers": page(
    SignedIn,
    () => import("@/pages/support/SupportPage"),
    "OpenOffersPage",
    "carrying",
  ),
  "/support/requests/$request": page(
    SignedIn,
    () => import("@/pages/support-request/RequestPage"),
    "RequestPage",
    "together",
    "carrying",
  ),
  "/support/offers/$offer": page(
    SignedIn,
    () => import("@/pages/offer/OfferPage"),
    "OfferPage",
    "together",
    "carrying",
  ),
  "/requests": page(SignedIn, () => import("@/pages/requests/RequestsPage"), "RequestsPage", "together"),
  "/reports": page(SignedIn, () => import("@/pages/reports/ReportsPage"), "ReportsPage", "together"),
  "/reports/$report": page(SignedIn, () => import("@/pages/reports/LookPage"), "LookPage", "together"),
  "/report/$thing/$id": page(SignedIn, () => import("@/pages/report/ReportPage"), "ReportPage", "together"),
  "/consents/$consent": page(
    SignedIn,
    () => import("@/pages/consent/ConsentPage"),
    "ConsentPage",
    "together",
    "carrying",
  ),
  "/asks/$ask": page(
    SignedIn,
    () => import("@/pages/ask/AskPage"),
    "AskPage",
    "rest",
    "together",
    "carrying",
  ),
  ...WITHIN_A_COALITION,
};

declare module "@/lib/router/paths" {
  interface Site {
    path: keyof typeof SITE;
  }
}
