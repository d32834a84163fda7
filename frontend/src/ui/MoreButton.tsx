import { useEffect, useRef, useState } from "react";
import { announce } from "@/lib/announce";
import { useT } from "@/lib/i18n/react";
import { Button } from "./Button";

type MoreButtonProps = {
  /** As `useInfiniteQuery` tells it. */
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => Promise<unknown>;
};

/** "Show more" under a keyset list. At the end the focus goes to "That is all", never to the top of the page. */
export function MoreButton({ hasNextPage, isFetchingNextPage, fetchNextPage }: MoreButtonProps) {
  const t = useT();
  const [pressed, setPressed] = useState(false);
  const end = useRef<HTMLParagraphElement>(null);
  const finished = pressed && !hasNextPage;

  useEffect(() => {
    if (finished) end.current?.focus();
  }, [finished]);

  async function more() {
    setPressed(true);
    await fetchNextPage();
    announce(t("ui.more_shown"));
  }

  if (finished) {
    return (
      <p className="more meta" tabIndex={-1} ref={end}>
        {t("ui.that_is_all")}
      </p>
    );
  }
  if (!hasNextPage) return null;
  return (
    <p className="more">
      <Button look="quiet" unavailable={isFetchingNextPage} onClick={more}>
        {isFetchingNextPage ? t("ui.loading") : t("ui.show_more")}
      </Button>
    </p>
  );
}
