const OTHER_LETTERS: Record<string, string> = {
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
  æ: "ae",
  œ: "oe",
  ß: "ss",
  ى: "ي",
  ة: "ه",
  ـ: "",
};

/** A name as one would type it in a hurry: without case, marks, and the letters that many keyboards lack. */
export function fold(text: string): string {
  const plain = text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return [...plain].map((letter) => OTHER_LETTERS[letter] ?? letter).join("");
}
