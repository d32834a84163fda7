import { type Bound, described } from "./binding";
import { FieldFrame, type FieldWords } from "./FieldFrame";

/** A time of the day, by the device's own field. The value is "09:00". */
export function TimeField({
  id,
  name,
  value,
  onChange,
  error,
  label,
  hint,
  optional,
}: Bound<string> & FieldWords) {
  return (
    <FieldFrame id={id} label={label} hint={hint} optional={optional ?? false} error={error}>
      <input
        className="input date"
        {...described(id, hint, error)}
        id={id}
        name={name}
        type="time"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </FieldFrame>
  );
}
