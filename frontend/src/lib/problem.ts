/** What is wrong with one field: where (JSON pointer), which rule, and the sentence to show. */
export type FieldProblem = { pointer: string; code: string; detail: string };

export type ProblemBody = {
  status: number;
  code: string;
  title: string;
  detail: string;
  errors?: FieldProblem[];
};

/** A refusal of the server (RFC 9457), or that it could not be reached (code "unreachable"). */
export class Problem extends Error {
  readonly status: number;
  readonly code: string;
  readonly detail: string;
  readonly fields: FieldProblem[];
  readonly reference: string | null;

  constructor(body: ProblemBody, reference: string | null = null) {
    super(`${body.status} ${body.code}`);
    this.name = "Problem";
    this.status = body.status;
    this.code = body.code;
    this.detail = body.detail;
    this.fields = body.errors ?? [];
    this.reference = reference;
  }

  static unreachable(): Problem {
    return new Problem({ status: 0, code: "unreachable", title: "", detail: "" });
  }
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}

/** The name of the field that a pointer means: "/ask/0" and "/ask" are both "ask". */
export function fieldOf(pointer: string): string {
  const first = pointer.split("/")[1] ?? "";
  return first.replaceAll("~1", "/").replaceAll("~0", "~");
}

/** A refusal whose fields under `group` stand beside the others, as they do in our form. */
export function lifted(error: unknown, group: string): unknown {
  if (!isProblem(error)) return error;
  const { status, code, message, detail, fields, reference } = error;
  const errors = fields.map((field) => ({ ...field, pointer: field.pointer.replace(`/${group}/`, "/") }));
  return new Problem({ status, code, title: message, detail, errors }, reference);
}
