import { useQuery } from "@tanstack/react-query";
import type { ChoosingOut, ProposalOut } from "@/api/schema";
import { coalitionQuery } from "@/features/coalitions/queries";
import { Chosen } from "@/features/decisions/Chosen";
import { OptionText } from "@/features/decisions/OptionText";
import { decisionQuery } from "@/features/decisions/queries";
import { useT } from "@/lib/i18n/react";
import { Loaded } from "@/ui/Loaded";
import { Choose } from "./Choose";
import { Draw, Lot } from "./Lot";

type Props = { proposal: ProposalOut; choosing: ChoosingOut };

/** What is chosen among or drawn from; one's own part in it; and what came of it. */
export function Choosing({ proposal, choosing }: Props) {
  const t = useT();
  const { kind, decision, abilities, path } = proposal;
  const zone = useQuery(coalitionQuery(proposal.coalition_id)).data?.zone;
  const opened = path.some(({ name }) => name === "choosing");
  const open = proposal.stage?.name === "choosing";
  return (
    <section className="stack" id="choosing">
      <h2>{t(decision ? "decisions.came_of_it" : HEADINGS[kind === "lot" ? "lot" : "choice"])}</h2>
      {decision && <Result decision={decision.id} zone={zone} />}
      {!decision && abilities.choose && <Choose proposal={proposal} choosing={choosing} zone={zone} />}
      {!decision && !abilities.choose && choosing.options.length > 0 && (
        <ul className="stack-s">
          {choosing.options.map((option) => (
            <li key={option.text ?? option.time}>
              <OptionText option={option} zone={zone} />
            </li>
          ))}
        </ul>
      )}
      {open && <Lot proposal={proposal} choosing={choosing} />}
      {opened && (open || choosing.by_lot) && <Draw proposal={proposal} />}
    </section>
  );
}

const HEADINGS = { choice: "decisions.the_options", lot: "decisions.the_lot" } as const;

function Result({ decision, zone }: { decision: string; zone: string | null | undefined }) {
  const query = useQuery(decisionQuery(decision));
  return <Loaded query={query}>{({ chosen }) => chosen && <Chosen chosen={chosen} zone={zone} />}</Loaded>;
}
