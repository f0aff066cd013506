/** Jest's and Vitest's `expect.any(…)`, `expect.stringContaining(…)` and so on. */
export interface AsymmetricMatcher {
  asymmetricMatch(value: unknown): boolean;
  toString(): string;
  toAsymmetricMatcher?(): string;
}

export function isAsymmetric(pattern: unknown): pattern is AsymmetricMatcher {
  return (
    typeof pattern === 'object' &&
    pattern !== null &&
    typeof (pattern as Partial<AsymmetricMatcher>).asymmetricMatch === 'function'
  );
}
