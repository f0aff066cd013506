/**
 * What the service says of an expression that takes too much.
 *
 * AWS: unlike JSONata's own errors these have no code.
 */
export const limitTexts = {
  time: 'Expression evaluation timeout: Check for infinite loop',
  memory: 'Expression evaluation memory limit exceeded: Check for excessive memory usage',
  depth: 'Stack overflow error: Check for non-terminating recursive function. Consider rewriting as tail-recursive',
} as const;

/** An expression has met one of the service's limits. */
export class LimitExceeded extends Error {
  readonly limit: keyof typeof limitTexts;

  constructor(limit: keyof typeof limitTexts) {
    super(limitTexts[limit]);
    this.name = 'LimitExceeded';
    this.limit = limit;
  }
}
