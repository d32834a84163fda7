import type { ComponentType, ReactNode } from "react";
import { words } from "@/lib/i18n/i18n";
import { page as firstPage, type PageEntry } from "@/lib/router";
import { AtTheDoor, ForEveryone, SignedIn } from "./layouts";

type Frame = ComponentType<{ children: ReactNode }>;

type Load<Name extends string> = () => Promise<Record<Name, ComponentType>>;

/** A page that says more than the first ones do: its words come with its chunk. */
function page<Name extends string>(frame: Frame, load: Load<Name>, name: Name): PageEntry {
  return firstPage(frame, async () => (await Promise.all([load(), words("rest")]))[0], name);
}

/** A page on which people decide together, ask first, or look after each other. A test sees that none is forgotten. */
function together<Name extends string>(frame: Frame, load: Load<Name>, name: Name): PageEntry {
  return firstPage(frame, async () => (await Promise.all([load(), words("rest", "together")]))[0], name);
}

/**
 * The whole site map: address, frame, page. Every page is its own chunk. Names after `$` are parameters; secrets ride
 * in the fragment (#…), never in path or query.
 */
export const SITE = {
  "/sign-in": firstPage(AtTheDoor, () => import("@/pages/sign-in/SignInPage"), "SignInPage"),
  "/sign-in/link": firstPage(AtTheDoor, () => import("@/pages/sign-in/SignInLinkPage"), "SignInLinkPage"),
  "/setup": page(AtTheDoor, () => import("@/pages/setup/SetupPage"), "SetupPage"),
  "/join": page(ForEveryone, () => import("@/pages/join/JoinPage"), "JoinPage"),
  "/follow": page(ForEveryone, () => import("@/pages/follow/FollowPage"), "FollowPage"),
  "/help": page(ForEveryone, () => import("@/pages/help/HelpPage"), "HelpPage"),
  "/demo": page(ForEveryone, () => import("@/pages/demo/DemoPage"), "DemoPage"),
  "/demo/mails": page(ForEveryone, () => import("@/pages/demo/DemoMailsPage"), "DemoMailsPage"),
  "/": firstPage(SignedIn, () => import("@/pages/today/TodayPage"), "TodayPage"),
  "/welcome/$step": page(SignedIn, () => import("@/pages/welcome/WelcomePage"), "WelcomePage"),
  "/you": together(SignedIn, () => import("@/pages/you/YouPage"), "YouPage"),
  "/you/$section": together(SignedIn, () => import("@/pages/you/YouSectionPage"), "YouSectionPage"),
  "/coalitions": page(SignedIn, () => import("@/pages/coalitions/CoalitionsPage"), "CoalitionsPage"),
  "/coalitions/new": page(
    SignedIn,
    () => import("@/pages/coalition-new/CoalitionNewPage"),
    "CoalitionNewPage",
  ),
  "/c/$coalition": together(SignedIn, () => import("@/pages/coalition/CoalitionPage"), "CoalitionPage"),
  "/c/$coalition/people": together(
    SignedIn,
    () => import("@/pages/coalition-people/CoalitionPeoplePage"),
    "CoalitionPeoplePage",
  ),
  "/c/$coalition/invite": page(SignedIn, () => import("@/pages/invite/InvitePage"), "InvitePage"),
  "/c/$coalition/roster": page(SignedIn, () => import("@/pages/roster/RosterPage"), "RosterPage"),
  "/c/$coalition/board": page(SignedIn, () => import("@/pages/board/BoardPage"), "BoardPage"),
  "/c/$coalition/actions": page(SignedIn, () => import("@/pages/actions/ActionsPage"), "ActionsPage"),
  "/c/$coalition/actions/new": page(
    SignedIn,
    () => import("@/pages/action-new/ActionNewPage"),
    "ActionNewPage",
  ),
  "/c/$coalition/actions/$action": together(
    SignedIn,
    () => import("@/pages/action/ActionPage"),
    "ActionPage",
  ),
  "/c/$coalition/propose": together(SignedIn, () => import("@/pages/propose/ProposePage"), "ProposePage"),
  "/c/$coalition/propose/text": together(
    SignedIn,
    () => import("@/pages/propose/ProposeTextPage"),
    "ProposeTextPage",
  ),
  "/c/$coalition/propose/people": together(
    SignedIn,
    () => import("@/pages/propose/ProposePeoplePage"),
    "ProposePeoplePage",
  ),
  "/c/$coalition/propose/look": together(
    SignedIn,
    () => import("@/pages/propose/ProposeLookPage"),
    "ProposeLookPage",
  ),
  "/c/$coalition/proposals/$proposal/draft": together(
    SignedIn,
    () => import("@/pages/propose/EditDraftPage"),
    "EditDraftPage",
  ),
  "/c/$coalition/proposals/$proposal": together(
    SignedIn,
    () => import("@/pages/proposal/ProposalPage"),
    "ProposalPage",
  ),
  "/c/$coalition/proposals/$proposal/voice": together(
    SignedIn,
    () => import("@/pages/voice/VoicePage"),
    "VoicePage",
  ),
  "/c/$coalition/proposals/$proposal/amend": together(
    SignedIn,
    () => import("@/pages/propose/AmendPage"),
    "AmendPage",
  ),
  "/c/$coalition/proposals/$proposal/versions": together(
    SignedIn,
    () => import("@/pages/versions/VersionsPage"),
    "VersionsPage",
  ),
  "/c/$coalition/proposals/$proposal/versions/$number": together(
    SignedIn,
    () => import("@/pages/versions/VersionPage"),
    "VersionPage",
  ),
  "/c/$coalition/decisions": together(
    SignedIn,
    () => import("@/pages/decisions/DecisionsPage"),
    "DecisionsPage",
  ),
  "/c/$coalition/decisions/$decision": together(
    SignedIn,
    () => import("@/pages/decision/DecisionPage"),
    "DecisionPage",
  ),
  "/c/$coalition/agreements": together(
    SignedIn,
    () => import("@/pages/agreements/AgreementsPage"),
    "AgreementsPage",
  ),
  "/c/$coalition/agreements/$agreement": together(
    SignedIn,
    () => import("@/pages/agreement/AgreementPage"),
    "AgreementPage",
  ),
  "/c/$coalition/initiatives": together(
    SignedIn,
    () => import("@/pages/initiatives/InitiativesPage"),
    "InitiativesPage",
  ),
  "/c/$coalition/initiatives/$initiative": together(
    SignedIn,
    () => import("@/pages/initiative/InitiativePage"),
    "InitiativePage",
  ),
  "/c/$coalition/commit": page(SignedIn, () => import("@/pages/commit/CommitPage"), "CommitPage"),
  "/c/$coalition/followers": page(SignedIn, () => import("@/pages/followers/FollowersPage"), "FollowersPage"),
  "/c/$coalition/activity": page(SignedIn, () => import("@/pages/activity/ActivityPage"), "ActivityPage"),
  "/commitments/$commitment": together(
    SignedIn,
    () => import("@/pages/commitment/CommitmentPage"),
    "CommitmentPage",
  ),
  "/check-in/$commitment": firstPage(SignedIn, () => import("@/pages/check-in/CheckInPage"), "CheckInPage"),
  "/following/$coalition": page(SignedIn, () => import("@/pages/following/FollowingPage"), "FollowingPage"),
  "/requests": together(SignedIn, () => import("@/pages/requests/RequestsPage"), "RequestsPage"),
  "/c/$coalition/mandates": together(SignedIn, () => import("@/pages/mandates/MandatesPage"), "MandatesPage"),
  "/c/$coalition/wish": together(SignedIn, () => import("@/pages/wish/WishPage"), "WishPage"),
  "/reports": together(SignedIn, () => import("@/pages/reports/ReportsPage"), "ReportsPage"),
  "/reports/$report": together(SignedIn, () => import("@/pages/reports/LookPage"), "LookPage"),
  "/report/$thing/$id": together(SignedIn, () => import("@/pages/report/ReportPage"), "ReportPage"),
  "/consents/$consent": together(SignedIn, () => import("@/pages/consent/ConsentPage"), "ConsentPage"),
  "/asks/$ask": together(SignedIn, () => import("@/pages/ask/AskPage"), "AskPage"),
};

declare module "@/lib/router/paths" {
  interface Site {
    path: keyof typeof SITE;
  }
}
