import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

const FRONTEND = join(import.meta.dirname, "../..");
const PATIENCE = 60_000;

export type Server = {
  origin: string;
  port: number;
  setUpLink: string;
  /** Where it keeps its data. */
  folder: string;
  /** It answers no more; what it keeps stays. */
  halt: () => Promise<void>;
  /** After a halt: it answers again, at the same place. */
  again: () => Promise<void>;
  stop: () => Promise<void>;
};

/** The build that is tested. */
export const DIST = process.env.ALONGSIDE_FRONTEND_DIR ?? join(FRONTEND, "dist");

/** The real application on a port and in a folder of its own; the folder goes when it stops. */
export async function serve({ demo = false, dist = DIST } = {}): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), "alongside-e2e-"));
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const start = () =>
    spawn("alongside", demo ? ["serve", "--demo"] : ["serve"], {
      cwd: folder,
      env: {
        ...process.env,
        ALONGSIDE_DATA_DIR: folder,
        ALONGSIDE_PORT: `${port}`,
        ALONGSIDE_FRONTEND_DIR: dist,
      },
    });
  let child = start();
  const halt = () => stopped(child);
  const again = async () => {
    child = start();
    await ready(child, origin);
  };
  const stop = () => halt().finally(() => rmSync(folder, { recursive: true, force: true }));
  try {
    const printed = await ready(child, origin);
    const setUpLink = /Set Alongside up at (\S+)/.exec(printed)?.[1] ?? "";
    return { origin, port, setUpLink, folder, halt, again, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}

/** What it printed until it answers. */
async function ready(child: ChildProcess, origin: string): Promise<string> {
  let printed = "";
  child.stdout?.on("data", (text) => (printed += text));
  child.stderr?.on("data", (text) => (printed += text));
  child.on("error", (error) => (printed += `${error}`));
  for (const end = Date.now() + PATIENCE; Date.now() < end; await pause()) {
    if (child.exitCode !== null) break;
    if (await answers(origin)) return printed;
  }
  throw new Error(`Alongside did not start: ${printed}`);
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 100));
const answers = (origin: string) =>
  fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null || child.pid === undefined)
    return Promise.resolve();
  return new Promise((resolve) => {
    child.on("exit", () => resolve());
    child.kill("SIGKILL");
  });
}
