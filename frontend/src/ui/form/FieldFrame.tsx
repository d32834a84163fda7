import type { ReactNode } from "react";
import { useT } from "@/lib/i18n/react";
import { Icon } from "../icons";

export type FieldWords = { label: ReactNode; hint?: ReactNode; optional?: boolean };

/** Label, hint, error, control: always in this order, all tied together. */
export function FieldFrame({
  id,
  label,
  hint,
  optional,
  error,
  children,
}: FieldWords & { id: string; error?: string | undefined; children: ReactNode }) {
  const t = useT();
  return (
    <div className={error ? "field has-error" : "field"}>
      <label htmlFor={id}>
        {label}
        {optional && <span className="opt-word"> {t("ui.optional")}</span>}
      </label>
      {hint && (
        <span className="hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && <FieldError id={id} text={error} />}
      {children}
    </div>
  );
}

export function FieldError({ id, text }: { id: string; text: string }) {
  const t = useT();
  return (
    <p className="err" id={`${id}-error`}>
      <Icon name="warning" small />
      <span>
        <span className="vh">{t("ui.error_prefix")}</span> {text}
      </span>
    </p>
  );
}
