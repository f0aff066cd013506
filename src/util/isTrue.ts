import { HarnessError } from '../errors/HarnessError';

/**
 * The result of a test's condition. Throws a HarnessError for a promise, which is always true: the function is
 * asynchronous.
 */
export function isTrue(answer: unknown, what: string): boolean {
  if (!(answer instanceof Promise)) return Boolean(answer);
  answer.catch(() => undefined);
  throw new HarnessError(`${what} is asynchronous: it returned a promise, which would count as true.`);
}
