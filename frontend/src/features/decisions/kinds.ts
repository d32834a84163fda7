const NOT_REVIEWED = new Set(["retirement", "closing"]);

/** Whether what is decided is looked at again: where something ends, nothing goes on that could be. */
export const isReviewed = (kind: string): boolean => !NOT_REVIEWED.has(kind);
