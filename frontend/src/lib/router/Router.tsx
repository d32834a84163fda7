import {
  Component,
  type ComponentType,
  createContext,
  lazy,
  type ReactNode,
  Suspense,
  use,
  useEffect,
  useRef,
  useSyncExternalStore,
} from "react";
import { isKept, openAnew, savesData } from "../device";
import { currentPlace, go, onMove, type Place, showPlace } from "./location";
import { addressOf, type Match, matchIn, type ParamsOf, type Path, type Target } from "./paths";

type Frame = ComponentType<{ children: ReactNode }>;
export type PageEntry = { frame: Frame; load: () => Promise<unknown>; Page: ComponentType };
type Site = Record<string, PageEntry>;

/**
 * An entry of the site map: its frame, and its own chunk, which is fetched when it is first needed.
 *
 * A page whose chunk is here is shown as it is: React keeps a fallback, once shown, for 300 ms. What was shown first
 * stays the same component, so that nothing on it is lost.
 */
export function page<Name extends string>(
  frame: Frame,
  load: () => Promise<Record<Name, ComponentType>>,
  name: Name,
): PageEntry {
  let here: ComponentType | undefined;
  let shown: ComponentType | undefined;
  const loaded = async () => {
    here = (await load().catch(throwUnreachable))[name];
    return { default: here };
  };
  return {
    frame,
    load: loaded,
    get Page() {
      shown ??= here ?? lazy(() => loaded().catch(anewIfKept));
      return shown;
    },
  };
}

/** A page's own chunk can't be had: no way to the server, or another build than the one that is open. */
class Unreachable extends Error {}

/** Whether a page broke because its files did not come. */
export const isUnreachable = (error: unknown): boolean => error instanceof Unreachable;

const throwUnreachable = (cause: unknown): never => {
  throw new Unreachable("The page's files did not come", { cause });
};

/** A page that this device kept may be of a build whose other files are gone; the server has a whole one. */
async function anewIfKept(error: unknown): Promise<never> {
  if (isKept() && (await openAnew(window.location.href))) return new Promise(() => undefined);
  throw error;
}

let site: Site = {};
const PATIENCE = 400;

/** Fetch a page's chunk before it is pressed, unless the reader saves data. */
export function prepare(address: string): void {
  if (savesData()) return;
  matchIn(site, new URL(address, window.location.href).pathname)
    ?.page.load()
    .catch(() => undefined);
}

/**
 * A page's chunk is here, and what it is read with, or 400 ms are over: only then is its frame shown with nothing in it.
 * False where its chunk can't be had.
 */
export async function arriving(
  pathname: string,
  among: Site = site,
  read?: Promise<unknown>,
): Promise<boolean> {
  const waited = new Promise<boolean>((resolve) => setTimeout(resolve, PATIENCE, true));
  const load = matchIn(among, pathname)?.page.load();
  const both = Promise.all([load, read?.catch(() => undefined)]);
  return Promise.race([both.then(() => true).catch(() => false), waited]);
}

/**
 * Go to a page. The one before stays until the new one is here, or for 400 ms. Where its files are gone, since another
 * build is served now, it is opened anew from the server.
 */
export async function navigate<P extends Path>(
  target: (Target<P> | { href: string }) & { replace?: boolean },
): Promise<void> {
  const address = "href" in target ? target.href : addressOf(target);
  const here = await arriving(new URL(address, window.location.href).pathname);
  if (!here && (await openAnew(address, target.replace))) return;
  go(address, target.replace ?? false);
}

const Here = createContext<Match<unknown> | null>(null);

export const usePlace = (): Place => useSyncExternalStore(onMove, currentPlace);

/** The parameters of the page's own address: `const { coalition } = useParams("/c/$coalition/board")`. */
export function useParams<P extends Path>(_path: P): ParamsOf<P> {
  return use(Here)?.params as ParamsOf<P>;
}

/** For the frame, which is shown around many pages. */
export function useAnyParam(name: string): string | undefined {
  return use(Here)?.params[name];
}

type RouterProps = {
  site: Site;
  /** Around what is not there. */
  frame: Frame;
  waiting: ReactNode;
  missing: ReactNode;
  broken: (error: unknown, again: () => void) => ReactNode;
};

export function Router(props: RouterProps) {
  site = props.site;
  const place = usePlace();
  const match = matchIn(props.site, place.pathname);
  const Frame = match?.page.frame ?? props.frame;
  const shown = match ? <match.page.Page /> : props.missing;
  return (
    <Here value={match}>
      <Catch missing={props.missing} broken={(error, again) => <main>{props.broken(error, again)}</main>}>
        <Frame>
          <Catch key={place.pathname} missing={props.missing} broken={props.broken}>
            <Suspense fallback={props.waiting}>
              {shown}
              <Arrival place={place} />
            </Suspense>
          </Catch>
        </Frame>
      </Catch>
    </Here>
  );
}

/**
 * After a change of page its h1 has the focus, so that a screen reader says where one is. Not on the first load, and
 * not where the new page itself gave the focus to what it is there for.
 */
function Arrival({ place }: { place: Place }) {
  const isNew = useRef(true);
  useEffect(() => {
    showPlace(place);
    const given = isNew.current && document.querySelector("main :focus") !== null;
    isNew.current = false;
    if (place.how === "first" || given) return;
    const target = place.hash ? document.getElementById(place.hash.slice(1)) : null;
    (target ?? document.getElementById("h1"))?.focus({ preventScroll: true });
  }, [place]);
  return null;
}

class NothingHere extends Error {}

/** `throw notFound()` in a page: what the address names does not exist. */
export const notFound = (): Error => new NothingHere();

/** What could not be fetched once is fetched again by a new page alone. */
async function anew(otherwise: () => void): Promise<void> {
  if (!(await openAnew(window.location.href))) otherwise();
}

class Catch extends Component<
  Pick<RouterProps, "missing" | "broken"> & { children: ReactNode },
  { error: unknown }
> {
  override state: { error: unknown } = { error: null };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    const { error } = this.state;
    if (error === null) return this.props.children;
    if (error instanceof NothingHere) return this.props.missing;
    const again = () => this.setState({ error: null });
    return this.props.broken(error, isUnreachable(error) ? () => anew(again) : again);
  }
}
