import { useQueryClient } from "@tanstack/react-query";
import { api, data } from "@/api/client";

/** The file's bytes are the body, as they are on the device. */
const asFile = (coalition: string, file: ArrayBuffer) => ({
  params: { path: { coalition_id: coalition } },
  body: file as unknown as string,
  bodySerializer: (body: unknown) => body as ArrayBuffer,
  headers: { "Content-Type": "application/octet-stream" },
});

/** What an import would do; it changes nothing. */
export const previewRoster = (coalition: string, file: ArrayBuffer) =>
  data(api.POST("/coalitions/{coalition_id}/roster/preview", asFile(coalition, file)));

export function useImportRoster(coalition: string) {
  const client = useQueryClient();
  return async (file: ArrayBuffer) => {
    const done = await data(api.POST("/coalitions/{coalition_id}/roster", asFile(coalition, file)));
    await client.invalidateQueries({ queryKey: ["coalition", coalition] });
    return done;
  };
}
