export type Stage = { name: string; state: "done" | "current" | "ahead"; note?: string };

/** The path walked so far is a pair, the path ahead is one line; the words say the same. */
export function Stages({
  stages,
  label,
  across = true,
}: {
  stages: Stage[];
  label: string;
  across?: boolean;
}) {
  return (
    <ol className={across ? "stages across" : "stages"} aria-label={label}>
      {stages.map((stage) => (
        <li
          key={stage.name}
          className={stage.state === "done" ? "is-done" : undefined}
          aria-current={stage.state === "current" ? "step" : undefined}
        >
          <span className="st">{stage.name}</span>
          {stage.note && <span className="state">{stage.note}</span>}
        </li>
      ))}
    </ol>
  );
}
