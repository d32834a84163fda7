export { Link, Redirect } from "./Link";
export { matchIn, type Path } from "./paths";
export type { PageEntry } from "./Router";
export { arriving, navigate, notFound, page, Router, useAnyParam, useParams, usePlace } from "./Router";
