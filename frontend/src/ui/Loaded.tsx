import { type ReactNode, useEffect, useState } from "react";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { isProblem } from "@/lib/problem";
import { Button } from "./Button";
import { Notice } from "./Notice";
import { problemText } from "./problems";
import { Empty } from "./Rows";

type Query<Data> = { data: Data | undefined; error: unknown; refetch: () => unknown };

/** What a query gave, or that it is on its way, or why it did not come. Headings stand outside, so they show at once. */
export function Loaded<Data>({
  query,
  children,
}: {
  query: Query<Data>;
  children: (data: Data) => ReactNode;
}) {
  // What one may no longer see is gone at once, even if a copy of it is still here.
  if (isProblem(query.error) && [403, 404].includes(query.error.status))
    return <LoadFailed error={query.error} />;
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <LoadFailed error={query.error} again={query.refetch} />;
  return <Loading />;
}

const QUIET = 400;
const SLOW = 8000;

export function Loading() {
  const t = useT();
  const [stage, setStage] = useState<"new" | "loading" | "slow">("new");
  useEffect(() => {
    const timers = [setTimeout(() => setStage("loading"), QUIET), setTimeout(() => setStage("slow"), SLOW)];
    return () => timers.forEach(clearTimeout);
  }, []);
  const text = stage === "slow" ? t("ui.slow") : t("ui.loading");
  useEffect(() => {
    if (stage !== "new") announce(text);
  }, [stage, text]);
  return (
    <div className="loading">
      <p aria-hidden="true">
        <span className="skel long" />
      </p>
      <p aria-hidden="true">
        <span className="skel" />
      </p>
      {stage !== "new" && <p className="meta">{text}</p>}
    </div>
  );
}

export function LoadFailed({ error, again }: { error: unknown; again?: () => unknown }) {
  const t = useT();
  const text = isProblem(error, "unreachable") ? t("ui.unreachable_read") : problemText(error, t);
  const failed = !isProblem(error) || ![403, 404].includes(error.status);
  useEffect(() => {
    if (failed) announce(text);
  }, [failed, text]);
  if (isProblem(error) && error.status === 404) return <Empty>{t("ui.not_here")}</Empty>;
  if (isProblem(error) && error.status === 403) return <Empty>{error.detail}</Empty>;
  return (
    <Notice kind="error">
      <p>{text}</p>
      <p className="btns">
        {again && <Button onClick={() => again()}>{t("ui.try_again")}</Button>}
        {isProblem(error) && error.reference && (
          <span className="meta">{t("ui.reference", { reference: error.reference })}</span>
        )}
      </p>
    </Notice>
  );
}
