import type { paths as Described } from "./schema";

/** Headers are given by `keyed` and `ifMatch`, the same way everywhere, not as parameters of each call. */
type WithoutHeaders<Operation> = Operation extends { parameters: infer Parameters }
  ? Omit<Operation, "parameters"> & { parameters: Omit<Parameters, "header"> & { header?: never } }
  : Operation;

/** The described API, from below "/api/v1". */
export type paths = {
  [P in keyof Described as P extends `/api/v1${infer Rest}` ? Rest : never]: {
    [Method in keyof Described[P]]: WithoutHeaders<Described[P][Method]>;
  };
};
