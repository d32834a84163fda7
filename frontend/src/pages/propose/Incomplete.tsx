import { useEffect } from "react";
import { Loading } from "@/ui/Loaded";
import type { Step } from "./draft";
import { goTo } from "./StepForm";

/** Something before this page is still to be said: on to it. */
export function Incomplete({ coalition, step }: { coalition: string; step: Step }) {
  useEffect(() => {
    goTo(step, coalition);
  }, [step, coalition]);
  return <Loading />;
}
