/**
 * Increased with each change of the engine that makes another history of the same records. It is written down with each
 * execution, so that those of an older engine are recognised.
 */
export const semantics = 3;
