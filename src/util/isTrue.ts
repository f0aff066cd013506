import { HarnessError } from '../errors/HarnessError';
import { ignoreRejection, isPending } from './pending';

/** What a condition of a test says. Throws a HarnessError for a promise, which is always true: the function is asynchronous. */
export function isTrue(answer: unknown, what: string): boolean {
  if (!isPending(answer)) return Boolean(answer);
  ignoreRejection(answer);
  throw new HarnessError(`${what} is asynchronous: it answers a promise, which would count as true.`);
}
