/** Filled in by the site map (src/app/routes.ts), so that links and parameters are checked against it. */
// biome-ignore lint/suspicious/noEmptyInterface: it is there to be filled in
export interface Site {}
export type Path = Site extends { path: infer Known extends string } ? Known : string;

/** The names after `$`: "/c/$coalition/actions/$action" has `coalition` and `action`. */
type NamesIn<P extends string> = P extends `${string}$${infer Name}/${infer Rest}`
  ? Name | NamesIn<`/${Rest}`>
  : P extends `${string}$${infer Name}`
    ? Name
    : never;
export type ParamsOf<P extends string> = Record<NamesIn<P>, string>;

/** Where to: a page of the site map with what its address needs. */
export type Target<P extends Path = Path> = {
  to: P;
  search?: Record<string, string> | undefined;
  hash?: string | undefined;
} & (NamesIn<P> extends never ? { params?: never } : { params: ParamsOf<P> });

type AnyTarget = Pick<Target, "to" | "search" | "hash"> & { params?: Record<string, string> | undefined };

/** The address of a page. The one place where addresses are put together. */
export function addressOf({ to, params, search, hash }: AnyTarget): string {
  const path = to.replace(/\$(\w+)/g, (_, name: string) => encodeURIComponent(params?.[name] ?? ""));
  const query = new URLSearchParams(search).toString();
  return `${path}${query && `?${query}`}${hash ? `#${hash}` : ""}`;
}

export type Match<Page> = { path: string; params: Record<string, string>; page: Page };

/** The page of an address: written-out segments win over `$names`. */
export function matchIn<Page>(site: Record<string, Page>, pathname: string): Match<Page> | null {
  const given = segments(pathname);
  const fitting = Object.entries(site).flatMap(([path, page]) => {
    const params = paramsOf(segments(path), given);
    return params ? [{ path, params, page }] : [];
  });
  const fewestNames = (a: Match<Page>, b: Match<Page>) =>
    Object.keys(a.params).length - Object.keys(b.params).length;
  return fitting.sort(fewestNames)[0] ?? null;
}

const segments = (path: string): string[] => path.split("/").filter(Boolean);

function paramsOf(pattern: string[], given: string[]): Record<string, string> | null {
  if (pattern.length !== given.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of pattern.entries()) {
    const value = given[index] ?? "";
    if (part.startsWith("$")) params[part.slice(1)] = decoded(value);
    else if (part !== value) return null;
  }
  return params;
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
