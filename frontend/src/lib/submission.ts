import { keepSent, readSent, type Sent } from "./drafts";

/**
 * The Idempotency-Key of one logical submission: the same text sent again has the same key, a changed text a new
 * one, and after it succeeded the next one starts afresh. With the name of a draft it is kept as long as that is: what
 * is sent again after the page was opened anew is the same submission.
 */
export class Submission {
  readonly #draft: string | undefined;
  #sent: Sent | null;

  constructor(draft?: string) {
    this.#draft = draft;
    this.#sent = draft ? readSent(draft) : null;
  }

  keyFor(body: unknown): string {
    const text = JSON.stringify(body) ?? "";
    if (text !== this.#sent?.text) this.#keep({ text, key: newKey() });
    return this.#sent?.key ?? "";
  }

  done(): void {
    this.#keep(null);
  }

  #keep(sent: Sent | null): void {
    this.#sent = sent;
    if (this.#draft) keepSent(this.#draft, sent);
  }
}

/** 128 random bits. Unlike randomUUID this also works where the page came over plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
