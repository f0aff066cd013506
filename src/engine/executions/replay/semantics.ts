/**
 * Increased with each change of the engine that produces another history from the same records. It is stored with each
 * execution, so that those of an older engine are recognized.
 */
export const semantics = 3;
