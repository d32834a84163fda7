export { Link, Redirect } from "./Link";
export type { Site } from "./paths";
export { navigate, notFound, page, Router, useAnyParam, useParams, usePlace } from "./Router";
