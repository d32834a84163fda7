import { isDateOnly } from "@/lib/dates";
import { DateTime } from "./DateTime";

/**
 * A longer text as its writer typed it: a blank line begins a paragraph, a single break stays a break.
 * A day that stands alone (a promise's, under its words) reads as one.
 */
export function Prose({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== "");
  return (
    <div className="words prose">
      {paragraphs.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same text always has the same paragraphs
        <p key={index} dir="auto" className="as-typed">
          {isDateOnly(part.trim()) ? <DateTime value={part.trim()} /> : part.trim()}
        </p>
      ))}
    </div>
  );
}
