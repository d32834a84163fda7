import type { ProposalOut } from "@/api/schema";
import type { Answer } from "./words";

const CLOSES: string[] = ["consent", "concern", "aside"] satisfies Answer[];

/** Whether such an answer also says that one's own open objection is answered, from the end of this stage on. */
export const closesMine = (answer: string | undefined, { objections, stage }: ProposalOut): boolean =>
  stage?.name === "consent" &&
  CLOSES.includes(answer ?? "") &&
  objections.some(({ mine, state }) => mine && state !== "answered" && state !== "withdrawn");
