/** Jest's and Vitest's `expect.any(…)`, `expect.stringContaining(…)` and so on. */
export interface Asymmetric {
  asymmetricMatch(value: unknown): boolean;
  toString(): string;
  toAsymmetricMatcher?(): string;
}

export function isAsymmetric(pattern: unknown): pattern is Asymmetric {
  return (
    typeof pattern === 'object' &&
    pattern !== null &&
    typeof (pattern as Partial<Asymmetric>).asymmetricMatch === 'function'
  );
}
