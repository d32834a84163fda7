/**
 * The API as agreed, by hand, in the shape that openapi-typescript writes. When src/api/openapi.json exists, run
 * `npm run client` and import `paths` from "./schema" in client.ts instead; then delete this file.
 */
import type { ProblemBody } from "@/lib/problem";

type Json<Body> = { content: { "application/json": Body } };
type Refusal = { default: { content: { "application/problem+json": ProblemBody } } };
type Query = { after?: string; limit?: number };

type Operation<Path, In, Out, Status extends number> = {
  parameters: { query?: Query } & (keyof Path extends never ? { path?: never } : { path: Path });
  responses: { [S in Status]: Out extends undefined ? { content?: never } : Json<Out> } & Refusal;
} & (In extends undefined ? { requestBody?: never } : { requestBody: Json<In> });

type NoPath = Record<never, never>;
export type Get<Out, Path = NoPath> = { get: Operation<Path, undefined, Out, 200> };
export type Post<Out, In = undefined, Path = NoPath> = { post: Operation<Path, In, Out, 201> };
export type Put<Out, In, Path = NoPath> = { put: Operation<Path, In, Out, 200> };
export type Patch<Out, In, Path = NoPath> = { patch: Operation<Path, In, Out, 200> };
export type Delete<Path = NoPath> = { delete: Operation<Path, undefined, undefined, 204> };

export type List<Item> = { items: Item[]; next: string | null };

export type About = {
  name: string;
  demo: boolean;
  languages: string[];
  mail: boolean;
  setup_needed: boolean;
  version: string;
};

export type Me = {
  id: string;
  name: string;
  called: string | null;
  pronouns: string | null;
  email: string;
  language: string;
  zone: string;
  has_password: boolean;
};

export type Session = { id: string; current: boolean; started_at: string; seen_at: string; device: string };
export type DemoPerson = { id: string; name: string; about: string; group: string };
export type DemoMail = { id: string; to: string; subject: string; text: string; sent_at: string };

export type Coalition = {
  id: string;
  name: string;
  purpose: string;
  visibility: "open" | "listed" | "invitation" | "hidden";
  standing: "member" | "newcomer" | "follower" | "none";
};

type ProfileChange = {
  name?: string;
  called?: string | null;
  pronouns?: string | null;
  language?: string;
  zone?: string;
};
type SetUp = {
  token: string;
  name: string;
  email: string;
  password: string;
  language?: string;
  zone?: string;
};

export type paths = {
  "/about": Get<About>;
  "/setup": Post<Me, SetUp>;
  "/sign-in/password": Post<Me, { email: string; password: string }>;
  "/sign-in/link": Post<undefined, { email: string }>;
  "/sign-in/link/use": Post<Me, { token: string }>;
  "/session": Delete;
  "/me": Get<Me> & Patch<Me, ProfileChange>;
  "/me/password": Put<undefined, { current?: string; new: string }>;
  "/me/sessions": Get<List<Session>>;
  "/me/sessions/{id}": Delete<{ id: string }>;
  "/demo/people": Get<List<DemoPerson>>;
  "/demo/sign-in": Post<Me, { person_id: string }>;
  "/demo/mails": Get<List<DemoMail>>;
  "/coalitions": Get<List<Coalition>>;
};
