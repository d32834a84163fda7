import type { ReactNode } from "react";

type DataTableProps = { caption: string; heads: string[]; children: ReactNode };

/** A real table on every width: where it is too wide it scrolls, within reach of the keyboard. */
export function DataTable({ caption, heads, children }: DataTableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be in reach of the keyboard
    <section className="scroll" tabIndex={0} aria-label={caption}>
      <table>
        <caption className="vh">{caption}</caption>
        <thead>
          <tr>
            {heads.map((head) => (
              <th scope="col" key={head}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  );
}
