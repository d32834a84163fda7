import { act, render, screen } from "@testing-library/react";
import { afterEach, beforeEach, vi } from "vitest";
import { App } from "@/app/App";
import { newQueryClient } from "@/app/queryClient";
import { navigate } from "@/lib/router";
import { ABOUT, ME } from "./people";
import { SilentStream, serving } from "./server";

/** Before each test of the file no stream says anything; after it, what was put in the place of the browser's is gone. */
export function withoutAStream(): void {
  beforeEach(() => {
    vi.stubGlobal("EventSource", SilentStream);
  });
  afterEach(() => {
    vi.unstubAllGlobals();
  });
}

/**
 * The whole app at an address, for someone who is signed in, against a server that answers by address.
 *
 * The server goes by `answers` itself: what a test changes in it later is what is answered then.
 */
export async function openApp(href: string, answers: Record<string, unknown>) {
  const server = serving(Object.assign(answers, { "GET /about": ABOUT, "GET /me": ME, ...answers }));
  await act(() => navigate({ href, replace: true }));
  render(<App client={newQueryClient()} />);
  return server;
}

export const button = (name: string | RegExp) => screen.findByRole("button", { name });

/** The summary of what is wrong with a form. */
export const wrong = async () =>
  (await screen.findByRole("heading", { name: "There is a problem" })).parentElement;
