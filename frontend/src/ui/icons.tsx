import type { ReactNode } from "react";

/* Outlines from Lucide (ISC License, Copyright (c) Lucide Contributors), inlined one by one. The mark is our own. */
const OUTLINES = {
  today:
    "M8 2v4M16 2v4M3 10h18M5 4h14a2 2 0 0 1 2 2v14a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M8 15h.01M12 15h4",
  coalitions:
    "M16 21v-2a4 4 0 0 0-4-4H6a4 4 0 0 0-4 4v2M5 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0M22 21v-2a4 4 0 0 0-3-3.87M16 3.13a4 4 0 0 1 0 7.75",
  person: "M19 21v-2a4 4 0 0 0-4-4H9a4 4 0 0 0-4 4v2M8 7a4 4 0 1 0 8 0 4 4 0 1 0-8 0",
  help: "M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M9.09 9a3 3 0 0 1 5.83 1c0 2-3 3-3 3M12 17h.01",
  info: "M2 12a10 10 0 1 0 20 0 10 10 0 1 0-20 0M12 16v-4M12 8h.01",
  eye: "M2.06 12.35a1 1 0 0 1 0-.7 10.75 10.75 0 0 1 19.88 0 1 1 0 0 1 0 .7 10.75 10.75 0 0 1-19.88 0M9 12a3 3 0 1 0 6 0 3 3 0 1 0-6 0",
  warning: "m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3M12 9v4M12 17h.01",
  check: "M20 6 9 17l-5-5",
  chevron: "m6 9 6 6 6-6",
  back: "m12 19-7-7 7-7M19 12H5",
  plus: "M5 12h14M12 5v14",
  mail: "M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2M22 7l-8.97 5.7a1.94 1.94 0 0 1-2.06 0L2 7",
  key: "m15.5 7.5 2.3 2.3a1 1 0 0 0 1.4 0l2.1-2.1a1 1 0 0 0 0-1.4L19 4M21 2l-9.6 9.6M2 15.5a5.5 5.5 0 1 0 11 0 5.5 5.5 0 1 0-11 0",
  offline:
    "M12 20h.01M8.5 16.43a5 5 0 0 1 7 0M5 12.86a10 10 0 0 1 5.17-2.69M19 12.86a10 10 0 0 0-2-1.52M2 8.82a15 15 0 0 1 4.18-2.64M22 8.82a15 15 0 0 0-11.29-3.76M2 2l20 20",
  hands:
    "m11 17 2 2a1 1 0 1 0 3-3M14 14l2.5 2.5a1 1 0 1 0 3-3l-3.88-3.88a3 3 0 0 0-4.24 0l-.88.88a1 1 0 1 1-3-3l2.81-2.81a5.79 5.79 0 0 1 7.06-.87l.47.28a2 2 0 0 0 1.42.25L21 4M21 3l1 11h-2M3 3 2 14l6.5 6.5a1 1 0 1 0 3-3M3 4h8",
  link: "M10 13a5 5 0 0 0 7.54.54l3-3a5 5 0 0 0-7.07-7.07l-1.72 1.71M14 11a5 5 0 0 0-7.54-.54l-3 3a5 5 0 0 0 7.07 7.07l1.71-1.71",
} as const;

export type IconName = keyof typeof OUTLINES;
const MIRRORED: ReadonlySet<IconName> = new Set(["back"]);

/** Always beside words that say the same. */
export function Icon({
  name,
  small = false,
  className = "",
}: {
  name: IconName;
  small?: boolean;
  className?: string;
}) {
  const classes = ["i", small && "i-s", MIRRORED.has(name) && "mirror", className].filter(Boolean).join(" ");
  return (
    <svg className={classes} viewBox="0 0 24 24" aria-hidden="true">
      <path d={OUTLINES[name]} />
    </svg>
  );
}

export function BrandMark() {
  return (
    <svg viewBox="0 0 24 24" fill="none" strokeWidth="3" strokeLinecap="round" aria-hidden="true">
      <path className="line-a" d="M3.5 21.5C3.5 12.5 11.5 11.5 11.5 2.5" />
      <path className="line-b" d="M12.5 21.5C12.5 12.5 20.5 11.5 20.5 2.5" />
    </svg>
  );
}

/* The five positions: told apart at 16 px in one colour. */
const SHAPES = {
  consent: <circle cx="12" cy="12" r="8.5" fill="currentColor" />,
  concern: (
    <>
      <circle cx="12" cy="12" r="8.25" fill="none" stroke="currentColor" strokeWidth="2.5" />
      <circle cx="12" cy="12" r="3.5" fill="currentColor" />
    </>
  ),
  objection: <path d="M12 1.5 22.5 12 12 22.5 1.5 12Z" fill="currentColor" />,
  aside: (
    <rect x="4.25" y="4.25" width="15.5" height="15.5" fill="none" stroke="currentColor" strokeWidth="2.5" />
  ),
  pass: <rect x="2.5" y="9.75" width="19" height="4.5" fill="currentColor" />,
} satisfies Record<string, ReactNode>;

export type ShapeName = keyof typeof SHAPES;

export function Shape({ name }: { name: ShapeName }) {
  return (
    <svg className="shape" viewBox="0 0 24 24" aria-hidden="true">
      {SHAPES[name]}
    </svg>
  );
}
