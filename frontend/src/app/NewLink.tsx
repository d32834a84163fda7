import { useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { see, unseenQuery } from "@/features/notices/seen";
import { useT } from "@/lib/i18n/react";
import { Link, usePlace } from "@/lib/router";
import { Icon } from "@/ui/icons";

/** That there is something new: a word and never a number. Opening the page that it is on is seeing it. */
export function NewLink() {
  const t = useT();
  const { pathname } = usePlace();
  const { data, refetch } = useQuery(unseenQuery);
  const here = data?.pages.find((page) => pathname.includes(page));

  useEffect(() => {
    // Not noted: then it is new again at the next visit.
    if (here)
      see({ page_id: here }).then(
        () => refetch(),
        () => undefined,
      );
  }, [here, refetch]);

  if (!data?.pages.length) return null;
  return (
    <Link className="top-link sign" to="/notices">
      <Icon name="mail" />
      <span>{t("shell.new")}</span>
    </Link>
  );
}
