import { createRouter } from "@tanstack/react-router";
import { BrokenScreen, NotFoundScreen } from "./ErrorScreens";
import { focusHeadingAfterNavigation } from "./focusHeading";
import { routeTree } from "./routes";

export function newRouter() {
  const router = createRouter({
    routeTree,
    scrollRestoration: true,
    defaultPreload: "intent",
    defaultErrorComponent: BrokenScreen,
    defaultNotFoundComponent: NotFoundScreen,
  });
  focusHeadingAfterNavigation(router);
  return router;
}

declare module "@tanstack/react-router" {
  interface Register {
    router: ReturnType<typeof newRouter>;
  }
}
