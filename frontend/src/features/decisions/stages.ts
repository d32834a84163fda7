import type { ProposalOut, ProposalStatus, StageName } from "@/api/schema";
import { isReviewed } from "./kinds";

/** Where a stage stands on the way of a proposal. */
export type Step = {
  name: StageName | "asking_first" | "outcome" | "review";
  state: "done" | "current" | "ahead";
  /** The how-manieth time it is walked. */
  round: number;
  ended_at: string | null;
};

const FULL: StageName[] = ["questions", "reactions", "consent"];
const ENDED: ProposalStatus[] = ["adopted", "not_adopted", "withdrawn", "lapsed"];

/** The whole way: what was walked, where it is, what is ahead. */
export function wayOf(proposal: ProposalOut): Step[] {
  const { status, kind } = proposal;
  const review = isReviewed(kind) ? [plain("review", "ahead")] : [];
  const stages = stagesOf(proposal);
  const here = stages.indexOf(status as StageName);
  const steps = stages.map((name, index) => stepOf(proposal, name, stateOf(index, here, status)));
  if (ENDED.includes(status)) {
    const walked = steps.filter(({ round }) => round > 0);
    return [...walked, plain("outcome", "current"), ...(status === "adopted" ? review : [])];
  }
  const waiting = status === "asking_first" ? [plain("asking_first", "current")] : [];
  return [...waiting, ...steps, plain("outcome", "ahead"), ...review];
}

/** The small weight has one stage; what is reworked goes back to the stage where it is heard again. */
function stagesOf({ status, weight, path, kind }: ProposalOut): StageName[] {
  const was = (name: StageName) => path.some((line) => line.name === name);
  const told: StageName[] = was("told") || (weight === "small" && status === "asking_first") ? ["told"] : [];
  if (was("choosing") || kind === "choice" || kind === "lot") return ["choosing"];
  const small = weight === "small" && !was("questions") && status !== "integrating";
  if (small) return told;
  if (status !== "integrating") return [...told, ...FULL];
  const again = FULL.indexOf(was("reactions") ? "consent" : "questions");
  return [...told, ...FULL.slice(0, again), "integrating", ...FULL.slice(again)];
}

function stateOf(index: number, here: number, status: ProposalStatus): Step["state"] {
  if (ENDED.includes(status)) return "done";
  if (index === here) return "current";
  return index < here ? "done" : "ahead";
}

function stepOf({ path }: ProposalOut, name: StageName, state: Step["state"]): Step {
  const walked = path.filter((line) => line.name === name);
  const again = state === "ahead" && walked.length > 0 ? 1 : 0;
  return { name, state, round: walked.length + again, ended_at: walked.at(-1)?.ended_at ?? null };
}

function plain(name: Step["name"], state: Step["state"]): Step {
  return { name, state, round: 1, ended_at: null };
}
