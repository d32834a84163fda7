export { Link, Redirect } from "./Link";
export { matchIn, type Path } from "./paths";
export type { PageEntry } from "./Router";
export {
  arriving,
  isUnreachable,
  navigate,
  notFound,
  page,
  Router,
  useAnyParam,
  useParams,
  usePlace,
} from "./Router";
