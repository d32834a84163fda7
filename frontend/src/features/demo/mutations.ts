import { api, data } from "@/api/client";

/** Makes an empty installation; gives the command that serves it and its set-up link. */
export const startForReal = () => data(api.POST("/demo/start-for-real"));
