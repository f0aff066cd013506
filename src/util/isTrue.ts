import { HarnessError } from '../errors/HarnessError';
import { ignoreRejection, isPending } from './pending';

/**
 * The result of a test's condition. Throws a HarnessError for a promise, which is always true: the function is
 * asynchronous.
 */
export function isTrue(answer: unknown, what: string): boolean {
  if (!isPending(answer)) return Boolean(answer);
  ignoreRejection(answer);
  throw new HarnessError(`${what} is asynchronous: it returned a promise, which would count as true.`);
}
