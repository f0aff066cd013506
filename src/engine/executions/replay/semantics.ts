/**
 * Counts up with each change that makes another history of what an execution was told: it is written down with each
 * execution, so that one that an older engine has begun is known as such.
 */
export const semantics = 1;
