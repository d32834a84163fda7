export { Link, Redirect } from "./Link";
export { navigate, notFound, page, Router, useAnyParam, useParams, usePlace } from "./Router";
