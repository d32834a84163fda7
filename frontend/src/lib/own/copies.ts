/** The last copies of what its owner reads most, on their own device alone: shown, with their time, where there is no way. */
import { all, drop, get, put } from "./base";
import { forgetDevice, ownerOfDevice } from "./owner";
import { showCopy } from "./shown";

type Copy = { path: string; person: string; at: string; body: string; etag: string; shape: string };

/** Of the description of the API, by the build: what was kept by an app that knew another may lack what pages read. */
declare const SHAPE_OF_ANSWERS: string;

const START = "/api/v1";
const KEPT = /^\/(?:about|me|today|commitments\/[^/]+)$/;
/** On an answer that is a copy: when it was read. */
const COPIED = "alongside-copy";
const COMMITMENT = "/commitments/";
/** After this time the copy is better than waiting on. */
const PATIENCE = 8000;
/** What its owner may not read any more, or what is not there. Any other refusal says nothing about a copy. */
const GONE = [401, 403, 404];
/** For as long nothing is read again only to be kept, in milliseconds. */
const GOOD = 3 * 3_600_000;

/** The server's answer, which is kept; where none comes, the last one that was. */
export async function answerOrCopy(request: Request, ask: () => Promise<Response>): Promise<Response> {
  const path = new URL(request.url).pathname.replace(START, "");
  const owner = ownerOfDevice();
  if (!owner || !KEPT.test(path)) return ask();
  const copy = await get<Copy>("copies", path).catch(() => undefined);
  const known = copy?.person === owner && isReadable(copy) ? copy : undefined;
  const asked = ask().then(
    (answer) => (isNotNow(answer) ? (fromCopy(known) ?? answer) : answer),
    (error) => {
      const found = fromCopy(known);
      if (found) return found;
      throw error;
    },
  );
  const answer = await (known ? Promise.race([asked, late(known)]) : asked);
  const copied = answer.headers.get(COPIED);
  showCopy(path, copied);
  if (copied === null) await keep(path, owner, answer.clone()).catch(() => undefined);
  return answer;
}

const isReadable = ({ shape }: Copy) => shape === SHAPE_OF_ANSWERS;
const isNotNow = ({ status }: Response) => status >= 500 || status === 429;

function fromCopy(copy: Copy | undefined): Response | undefined {
  if (!copy) return undefined;
  const headers = { "Content-Type": "application/json", ETag: copy.etag, [COPIED]: copy.at };
  return new Response(copy.body, { headers });
}

const late = (copy: Copy) =>
  new Promise<Response>((resolve) => {
    setTimeout(() => resolve(fromCopy(copy) as Response), PATIENCE);
  });

async function keep(path: string, person: string, answer: Response): Promise<void> {
  if (GONE.includes(answer.status)) await drop("copies", path);
  if (!answer.ok) return;
  const body = await answer.text();
  const said = JSON.parse(body);
  // Somebody else is signed in: this device is not theirs.
  if (path === "/me" && said.id !== person) return forgetDevice();
  // Of what others hold nothing stays.
  if (path.startsWith(COMMITMENT) && !said.mine) return void (await drop("copies", path));
  const etag = answer.headers.get("etag") ?? "";
  const copy: Copy = { path, person, at: new Date().toISOString(), body, etag, shape: SHAPE_OF_ANSWERS };
  await put("copies", copy, () => ownerOfDevice() === person);
  if (path === "/today") await forgetOthers(said.promises.map(({ id }: { id: string }) => COMMITMENT + id));
}

/** What one does not hold any more is not kept any more. */
async function forgetOthers(own: string[]): Promise<void> {
  const paths = (await all<Copy>("copies")).map((copy) => copy.path);
  await drop("copies", ...paths.filter((path) => path.startsWith(COMMITMENT) && !own.includes(path)));
}

/** Which of these commitments could not be opened without the server, or only in an old copy. */
export async function withoutCopy(commitments: string[]): Promise<string[]> {
  const since = new Date(Date.now() - GOOD).toISOString();
  const copies = await all<Copy>("copies");
  const good = copies.filter((copy) => copy.at > since && isReadable(copy)).map(({ path }) => path);
  return commitments.filter((id) => !good.includes(COMMITMENT + id));
}
