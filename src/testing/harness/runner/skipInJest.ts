import type { TestInProgress } from './TestInProgress';

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

type CircusHandler = ((event: CircusEvent) => void) & { stepmill?: Skips };

interface Skips {
  readonly harnesses: TestInProgress[];
  readonly skipped: SkippedTest[];
}

interface SkippedTest {
  readonly title: string;
  readonly reason: string;
}

/** Where jest-circus keeps the listeners to its events. */
const handlersSymbol = Symbol.for('EVENT_HANDLERS');

/**
 * Jest cannot skip a test that runs already. This listens to the runner and turns the result of a test that a harness
 * wants to have skipped into `skipped`, whatever came of it. Answers the list of tests that it has skipped, which stays
 * empty where the runner is none that it knows: such tests fail with their reason.
 */
export function skipInJest(harness: TestInProgress): SkippedTest[] {
  const handlers = (globalThis as { [handlersSymbol]?: CircusHandler[] })[handlersSymbol];
  if (!Array.isArray(handlers)) return [];
  const { harnesses, skipped } = handlers.find(({ stepmill }) => stepmill)?.stepmill ?? listen(handlers);
  harnesses.push(harness);
  return skipped;
}

function listen(handlers: CircusHandler[]): Skips {
  const skips: Skips = { harnesses: [], skipped: [] };
  const handler: CircusHandler = ({ name, test }) => {
    if (name !== 'test_done' || test === undefined) return;
    const [reason] = skips.harnesses.flatMap((harness) => harness.takeReason() ?? []);
    if (reason === undefined) return;
    test.errors = [];
    test.status = 'skip';
    skips.skipped.push({ title: test.name, reason });
  };
  handler.stepmill = skips;
  // Right behind the runner's own handler, which sets the status, and before those that report it.
  handlers.splice(1, 0, handler);
  return skips;
}
