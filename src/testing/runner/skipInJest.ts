import { NotHereError } from '../place/NotHereError';

/** The parts of jest-circus's events and tests that are touched. */
interface CircusTest {
  status: string | null;
  errors: unknown[];
  readonly name: string;
}

interface CircusEvent {
  readonly name: string;
  readonly test?: CircusTest;
}

type CircusHandler = ((event: CircusEvent) => void) & { skipped?: SkippedTest[] };

export interface SkippedTest {
  readonly title: string;
  readonly reason: string;
}

/** Where jest-circus keeps the listeners to its events. */
const handlersSymbol = Symbol.for('EVENT_HANDLERS');

/**
 * Jest cannot skip a test that runs already. This listens to the runner and turns the result of a test that failed with
 * nothing but a NotHereError into `skipped`. Answers the list of tests that it has skipped, which stays empty
 * where the runner is none that it knows: such tests fail with their reason.
 */
export function skipInJest(): SkippedTest[] {
  const handlers = (globalThis as { [handlersSymbol]?: CircusHandler[] })[handlersSymbol];
  if (!Array.isArray(handlers)) return [];
  const known = handlers.find((handler) => handler.skipped !== undefined);
  if (known?.skipped !== undefined) return known.skipped;
  const skipped: SkippedTest[] = [];
  const handler: CircusHandler = ({ name, test }) => {
    const reason = name === 'test_done' && test !== undefined ? onlyReason(test) : undefined;
    if (reason === undefined) return;
    test!.errors = [];
    test!.status = 'skip';
    skipped.push({ title: test!.name, reason });
  };
  handler.skipped = skipped;
  // Right behind the runner's own handler, which sets the status, and before those that report it.
  handlers.splice(1, 0, handler);
  return skipped;
}

function onlyReason({ errors }: CircusTest): string | undefined {
  const causes = errors.map((error) => (Array.isArray(error) ? (error as unknown[])[0] : error));
  return causes.length > 0 && causes.every((cause) => NotHereError.is(cause))
    ? (causes[0] as NotHereError).message
    : undefined;
}
