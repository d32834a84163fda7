import type { ReactNode } from "react";
import type { AskedRow, WaitingRow } from "@/api/schema";
import { Link } from "@/lib/router";

type AskedLinkProps = { item: AskedRow | WaitingRow; className?: string; children: ReactNode };

/** Where what one is asked, or waits for, is answered or read. */
export function AskedLink({ item, ...rest }: AskedLinkProps) {
  if (item.kind.startsWith("ask")) return <Link to="/asks/$ask" params={{ ask: item.id }} {...rest} />;
  if (item.kind.startsWith("support_")) return <SupportLink item={item} {...rest} />;
  if (item.kind === "welcome") {
    return <Link to="/c/$coalition/people" params={{ coalition: item.coalition_id }} {...rest} />;
  }
  if (item.kind === "look") return <Link to="/reports/$report" params={{ report: item.id }} {...rest} />;
  if (item.kind === "review") {
    const params = { coalition: item.coalition_id, decision: item.thing_id };
    return <Link to="/c/$coalition/decisions/$decision" params={params} {...rest} />;
  }
  return <Link to="/consents/$consent" params={{ consent: item.id }} {...rest} />;
}

/** What answers a request is read with it; an offer that answers none has a page of its own. */
function SupportLink({ item, ...rest }: AskedLinkProps) {
  const asked = item.kind === "support_request" || item.kind === "support_asked";
  if (asked || item.thing_id !== item.id) {
    return <Link to="/support/requests/$request" params={{ request: item.thing_id }} {...rest} />;
  }
  return <Link to="/support/offers/$offer" params={{ offer: item.id }} {...rest} />;
}
