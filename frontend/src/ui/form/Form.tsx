import {
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from "react";
import { rememberPlace } from "@/lib/focus";
import { useT } from "@/lib/i18n/react";
import { fieldOf, isProblem } from "@/lib/problem";
import { Submission } from "@/lib/submission";
import { Button, type ButtonLook } from "../Button";
import { problemText } from "../problems";
import { Seen } from "../Seen";
import type { Bound } from "./binding";
import { ErrorSummary, type SummaryLine } from "./ErrorSummary";
import { SavedLine } from "./SavedLine";
import { useDraft } from "./useDraft";

export type Errors<Values> = Partial<Record<keyof Values & string, string | false | undefined>>;
export type Bind<Values> = <Name extends keyof Values & string>(name: Name) => Bound<Values[Name]>;
type Tools<Values> = { values: Values; change: (part: Partial<Values>) => void };

type FormProps<Values extends object, Result> = {
  initial: Values;
  /** The visibility line: who reads what is typed here; by what is typed, where it says so. */
  readBy: ReactNode | ((values: Values) => ReactNode);
  /** The words on the button that sends. */
  submit: string;
  /** How the button that sends looks, where another one is the page's primary action. */
  look?: ButtonLook;
  /** Looked at on submit only; return the sentence for each field that needs mending. */
  check?: (values: Values) => Errors<Values>;
  /** Hands over the Idempotency-Key of this submission; the same text sent again has the same key. */
  send: (values: Values, key: string) => Promise<Result>;
  done: (result: Result, values: Values) => void;
  /** A name under which what is typed is kept on this device. Leave out for secrets. */
  draft?: string;
  /** What the address chooses; it goes before what was kept. */
  chosen?: Partial<Values> | undefined;
  /** The draft goes on: this is one page of several, and `send` only leads to the next. */
  goesOn?: boolean;
  /** What another page of the same draft was told to mend here. */
  told?: Errors<Values> | undefined;
  /** True when the fields to mend are on another page, and the reader was led there. */
  elsewhere?: (fields: Errors<Values>) => boolean;
  /** What is sent without a network waits on this device; elsewhere it is said that sending needs one. */
  waits?: boolean;
  /** More buttons beside the one that sends. */
  others?: ReactNode;
  children: (field: Bind<Values>, tools: Tools<Values>) => ReactNode;
};

/** The one form shell. It never loses what was typed, never greys out its button, and says what to mend. */
export function Form<Values extends object, Result>(props: FormProps<Values, Result>) {
  const t = useT();
  const formId = useId();
  const draft = useDraft(props.draft, props.initial, props.chosen);
  const [submission] = useState(() => new Submission(props.draft));
  const summary = useRef<HTMLDivElement>(null);
  const [busy, setBusy] = useState(false);
  const [told, setTold] = useState<Errors<Values>>(props.told ?? {});
  /** What was looked at last: its sentences are in the language now shown, also when that changes. */
  const [looked, setLooked] = useState<Values | null>(null);
  const [others, setOthers] = useState<string[]>([]);
  const [attempts, setAttempts] = useState(Object.keys(told).length);
  const { values } = draft;
  const { look = "primary" } = props;
  const errors = looked ? { ...told, ...mistakes(looked) } : told;
  const lines = summaryLines(errors, others, formId);

  useEffect(() => {
    if (attempts > 0) summary.current?.focus();
  }, [attempts]);
  useErrorTitle(lines.length > 0, t("ui.error_prefix"));

  function mistakes(of: Values): Errors<Values> {
    return onlyErrors(props.check?.(of) ?? {});
  }

  function show(fields: Errors<Values>, general: string[], of: Values | null = null) {
    setLooked(of);
    setTold(fields);
    setOthers(general);
    setAttempts((count) => count + 1);
  }

  async function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const unfinished = unfinishedIn<Values>(event.currentTarget);
    if (Object.keys({ ...unfinished, ...mistakes(values) }).length > 0) return show(unfinished, [], values);
    setBusy(true);
    const backToPlace = rememberPlace(event.currentTarget);
    try {
      const result = await props.send(values, submission.keyFor(values));
      submission.done();
      draft.sent(props.goesOn);
      setLooked(null);
      setTold({});
      setOthers([]);
      props.done(result, values);
      backToPlace();
    } catch (error) {
      const { fields, general } = fromProblem(error, values, t);
      if (!props.elsewhere?.(fields)) show(fields, general);
    } finally {
      setBusy(false);
    }
  }

  const bind: Bind<Values> = (name) => ({
    id: `${formId}${name}`,
    name,
    value: values[name],
    error: errors[name] || undefined,
    onChange: (value) => draft.change({ ...values, [name]: value }),
  });
  const tools = { values, change: (part: Partial<Values>) => draft.change({ ...values, ...part }) };

  return (
    <form className="stack-l" noValidate onSubmit={submit} onKeyDown={sendByKey}>
      {lines.length > 0 && <ErrorSummary lines={lines} ref={summary} />}
      {props.children(bind, tools)}
      <div className="send">
        <Seen>{typeof props.readBy === "function" ? props.readBy(values) : props.readBy}</Seen>
        <div className="btns">
          <Button type="submit" look={look} unavailable={busy}>
            {busy ? t("ui.sending") : props.submit}
          </Button>
          {props.others}
          <SavedLine
            savedAt={draft.savedAt}
            restored={draft.restored && !props.goesOn && !props.elsewhere}
            waits={props.waits || props.goesOn || false}
          />
        </div>
      </div>
    </form>
  );
}

function sendByKey(event: KeyboardEvent<HTMLFormElement>) {
  if (event.key !== "Enter" || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  event.currentTarget.requestSubmit();
}

/** What fields say of themselves that nobody else can know, as of a name that is typed and not chosen. */
function unfinishedIn<Values>(form: HTMLFormElement): Errors<Values> {
  const inputs = [...form.elements].filter((one) => one instanceof HTMLInputElement);
  const own = inputs.filter(({ validity }) => validity.customError);
  return Object.fromEntries(
    own.map(({ name, validationMessage }) => [name, validationMessage]),
  ) as Errors<Values>;
}

function onlyErrors<Values>(errors: Errors<Values>): Errors<Values> {
  return Object.fromEntries(Object.entries(errors).filter(([, text]) => text)) as Errors<Values>;
}

function summaryLines<Values>(errors: Errors<Values>, others: string[], formId: string): SummaryLine[] {
  const fields = Object.entries(errors) as [string, string][];
  return [
    ...others.map((text) => ({ text })),
    ...fields.map(([name, text]) => ({ id: `${formId}${name}`, text })),
  ];
}

/** A refusal in this form's terms: sentences for its fields, and what belongs to none of them. */
function fromProblem<Values extends object>(error: unknown, values: Values, t: ReturnType<typeof useT>) {
  const fields: Errors<Values> = {};
  const general: string[] = [];
  for (const problem of isProblem(error) ? error.fields : []) {
    const name = fieldOf(problem.pointer);
    if (name in values) fields[name as keyof Values & string] ??= problem.detail;
    else general.push(problem.detail);
  }
  if (Object.keys(fields).length === 0 && general.length === 0) general.push(problemText(error, t));
  return { fields, general };
}

function useErrorTitle(wrong: boolean, prefix: string): void {
  useEffect(() => {
    if (!wrong) return;
    const before = document.title;
    document.title = `${prefix} ${before}`;
    return () => {
      if (document.title === `${prefix} ${before}`) document.title = before;
    };
  }, [wrong, prefix]);
}
