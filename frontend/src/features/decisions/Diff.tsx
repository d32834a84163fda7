import type { Difference, PieceOut } from "@/api/schema";
import { useT } from "@/lib/i18n/react";

/** What changed, in the text itself: marked by line and shade, and said before each piece. */
export function DiffText({ diff }: { diff: Difference }) {
  const retitled = diff.title.some(({ op }) => op !== "same");
  return (
    <div className="sheet diff words prose">
      {retitled && (
        <p dir="auto">
          <strong>
            <Pieces pieces={diff.title} />
          </strong>
        </p>
      )}
      <p className="as-typed" dir="auto">
        <Pieces pieces={diff.text} />
      </p>
    </div>
  );
}

function Pieces({ pieces }: { pieces: PieceOut[] }) {
  // biome-ignore lint/suspicious/noArrayIndexKey: a difference never changes its order
  return pieces.map((piece, index) => <Piece key={index} piece={piece} />);
}

function Piece({ piece: { op, text } }: { piece: PieceOut }) {
  const t = useT();
  // A break that went is no word that went.
  if (text.trim() === "") return op === "out" ? null : text;
  if (op === "same") return text;
  const said = <bdi className="vh">{t(op === "in" ? "decisions.added" : "decisions.taken_out")} </bdi>;
  return op === "in" ? (
    <ins>
      {said}
      {text}
    </ins>
  ) : (
    <del>
      {said}
      {text}
    </del>
  );
}
