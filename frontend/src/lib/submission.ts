/**
 * The Idempotency-Key of one logical submission: the same text sent again has the same key, a changed text a new
 * one, and after it succeeded the next one starts afresh.
 */
export class Submission {
  #sent: string | null = null;
  #key = "";

  keyFor(body: unknown): string {
    const text = JSON.stringify(body) ?? "";
    if (text !== this.#sent) {
      this.#sent = text;
      this.#key = newKey();
    }
    return this.#key;
  }

  done(): void {
    this.#sent = null;
  }
}

/** 128 random bits. Unlike randomUUID this also works where the page came over plain http. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
