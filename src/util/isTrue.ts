import { HarnessError } from '../errors/HarnessError';

/** What a condition of a test says. Throws a HarnessError for a promise, which is always true: the function is asynchronous. */
export function isTrue(answer: unknown, what: string): boolean {
  if (!(answer instanceof Promise)) return Boolean(answer);
  answer.catch(() => undefined);
  throw new HarnessError(`${what} is asynchronous: it answers a promise, which would count as true.`);
}
