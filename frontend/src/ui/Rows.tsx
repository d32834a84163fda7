import type { ReactNode } from "react";

export function Rows({
  children,
  plain = false,
  label,
}: {
  children: ReactNode;
  plain?: boolean;
  label?: string;
}) {
  return (
    <ul className={plain ? "rows plain" : "rows"} aria-label={label}>
      {children}
    </ul>
  );
}

type RowProps = {
  /** Usually a link. */
  title: ReactNode;
  /** The title is the product's own words, not a person's. */
  ours?: boolean;
  why?: ReactNode;
  /** One action: a button or a link with the looks of one. */
  action?: ReactNode;
  children?: ReactNode;
  level?: 2 | 3 | 4;
};

/** A title in the writer's words, the reason in ours, one action. */
export function Row({ title, ours = false, why, action, children, level = 3 }: RowProps) {
  const Heading = `h${level}` as const;
  return (
    <li className="row">
      <div>
        <Heading className={ours ? "row-title ours" : "row-title"}>
          {ours ? title : <bdi>{title}</bdi>}
        </Heading>
        {why && <p className="row-why">{why}</p>}
        {children}
      </div>
      {action}
    </li>
  );
}

/** Why a list is empty, and the next step. */
export function Empty({ children, next }: { children: ReactNode; next?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {next && <div className="btns">{next}</div>}
    </div>
  );
}
