/** A longer text as its writer typed it: a blank line begins a paragraph, a single break stays a break. */
export function Prose({ text }: { text: string }) {
  const paragraphs = text.split(/\n\s*\n/).filter((part) => part.trim() !== "");
  return (
    <div className="words prose">
      {paragraphs.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the same text always has the same paragraphs
        <p key={index} dir="auto" className="as-typed">
          {part.trim()}
        </p>
      ))}
    </div>
  );
}
