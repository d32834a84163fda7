import { request as ask, createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** Where the way between the page and the server is cut: nowhere, on the way there, or on the way back. */
type Cut = "none" | "there" | "back";

export type Way = { origin: string; cut: (where: Cut) => void; close: () => Promise<void> };

/** A way to a server that can be cut: "back" is after the server has it and before its answer arrives. */
export async function wayTo(port: number): Promise<Way> {
  let where: Cut = "none";

  function pass(from: IncomingMessage, to: ServerResponse): void {
    if (where === "there") return void from.socket.destroy();
    const { method, url: path, headers } = from;
    const onward = ask({ port, method, path, headers }, (answer) => {
      if (where !== "none") {
        answer.resume();
        return void from.socket.destroy();
      }
      to.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(to);
    });
    onward.on("error", () => from.socket.destroy());
    to.on("close", () => onward.destroy());
    from.pipe(onward);
  }

  const server = createServer(pass);
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port: own } = server.address() as AddressInfo;
  return {
    origin: `http://localhost:${own}`,
    cut(next) {
      where = next;
      // What is open hangs on the cable, too.
      if (next !== "none") server.closeAllConnections();
    },
    close() {
      server.closeAllConnections();
      return new Promise((closed) => server.close(() => closed()));
    },
  };
}
