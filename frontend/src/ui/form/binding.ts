/** What a form hands to a field: `<TextField {...field("sentence")} label=… />`. */
export type Bound<Value> = {
  id: string;
  name: string;
  value: Value;
  onChange: (value: Value) => void;
  error?: string | undefined;
};

/** The ids a control points to, and the marks that say it has an error. */
export function described(id: string, hint: unknown, error: unknown) {
  const ids = [hint ? `${id}-hint` : "", error ? `${id}-error` : ""].filter(Boolean).join(" ");
  return { "aria-describedby": ids || undefined, "aria-invalid": error ? true : undefined };
}
