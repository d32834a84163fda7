import type { AnyRouter } from "@tanstack/react-router";

/** After a change of page its h1 has the focus, so that a screen reader says where one is. Not on the first load. */
export function focusHeadingAfterNavigation(router: AnyRouter): void {
  router.subscribe("onRendered", ({ fromLocation, pathChanged }) => {
    if (fromLocation && pathChanged) document.getElementById("h1")?.focus({ preventScroll: true });
  });
}
