import type { Bound } from "./binding";
import { described } from "./binding";
import { FieldFrame, type FieldWords } from "./FieldFrame";

/** One file of this device. Choosing it sends nothing. */
export function FileField({
  id,
  name,
  onChange,
  error,
  label,
  hint,
  optional,
  accept,
}: Bound<File | null> & FieldWords & { accept?: string }) {
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional ?? false} error={error}>
      <input
        className="input"
        {...described(id, hint, error)}
        id={id}
        name={name}
        type="file"
        accept={accept}
        onChange={(event) => onChange(event.target.files?.[0] ?? null)}
      />
    </FieldFrame>
  );
}
