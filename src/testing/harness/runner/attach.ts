import { TestInProgress, type RunnerKnowledge } from './TestInProgress';
import { Stepmill } from '../Stepmill';
import type { StepmillOptions } from '../StepmillOptions';

/** The hooks of a test runner. */
export interface Hooks {
  /** The hook takes what the runner hands to it: Vitest and node:test the context of the test, Jest nothing. */
  beforeEach(hook: (...context: unknown[]) => void): unknown;
  afterEach(hook: () => Promise<void>): unknown;
  afterAll(hook: () => Promise<void>): unknown;
}

/** A harness that is reset after each test of a file, and closed after the last. */
export function attach(hooks: Hooks, options: StepmillOptions | undefined, runner: RunnerKnowledge = {}): Stepmill {
  const test = new TestInProgress({ hooked: true, ...runner });
  const sfn = new Stepmill(options, test);
  const { kind } = sfn.harness.place;
  // Rest parameters: a hook with a parameter of its own would be given a callback by Jest.
  if (runner.isRunning === undefined) hooks.beforeEach((...context) => test.begin(context[0]));
  hooks.afterEach(() => {
    test.end();
    return sfn.endTest();
  });
  const skipped = kind === 'process' ? [] : skipInJest(test);
  hooks.afterAll(async () => {
    const { notes } = sfn;
    if (notes.length > 0) console.info(['Stepmill, about the mocks of this file:', ...notes].join('\n  '));
    await sfn.close();
    // Jest's reporters have no word for the reason.
    const reasons = skipped.splice(0).map(({ title, reason }) => `\n  ${title}: ${reason}`);
    if (reasons.length > 0) console.info(`Skipped (STEPMILL_TARGET is ${kind}):${reasons.join('')}`);
  });
  return sfn;
}

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
function skipInJest(harness: TestInProgress): SkippedTest[] {
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
