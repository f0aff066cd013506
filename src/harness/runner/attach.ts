import { HarnessError } from '../../errors/HarnessError';
import { TestInProgress, type RunnerKnowledge } from './TestInProgress';
import { Stepmill } from '../Stepmill';
import type { StepmillOptions } from '../StepmillOptions';

/** The hooks of a test runner. */
export interface Hooks {
  /** The hook gets what the runner passes: Vitest and node:test pass the context of the test, Jest nothing. */
  beforeEach(hook: (...context: unknown[]) => void): unknown;
  afterEach(hook: () => Promise<void>): unknown;
  /** Like `afterEach`, but after all hooks of the user, wherever they are. */
  afterTest?(hook: () => Promise<void>): unknown;
  afterAll(hook: () => Promise<void>): unknown;
}

/**
 * Creates a harness that is reset after each test of a file, and closed after the last. Throws a HarnessError in a test
 * or a hook: the runner would not call the hooks of the harness, so its checks at the end of a test would be missing.
 */
export function attach(hooks: Hooks, options: StepmillOptions | undefined, runner: RunnerKnowledge = {}): Stepmill {
  if (runner.hasBegun?.() === true)
    throw new HarnessError(
      'stepmill() was called in a test or in a hook, where the checks at the end of each test cannot be added. ' +
        'Call it at the top of the file, or of a describe: const sfn = stepmill(); ' +
        'For a harness that one test uses, write: const own = sfn.fresh();',
    );
  const test = new TestInProgress({ hooked: true, ...runner });
  const sfn = new Stepmill(options, test);
  const { kind } = sfn.harness.place;
  // Rest parameters, because Jest passes a callback to a hook that declares a parameter.
  if (runner.isRunning === undefined) hooks.beforeEach((...context) => test.begin(context[0]));
  // Work that the test has started and not awaited still belongs to it.
  const end = (): Promise<void> => sfn.endTest().finally(() => test.end());
  if (hooks.afterTest === undefined) hooks.afterEach(end);
  else hooks.afterTest(end);
  const skipped = kind === 'process' ? [] : skipInJest(test);
  hooks.afterAll(async () => {
    const { notes } = sfn;
    if (notes.length > 0) console.info(['Stepmill, about the mocks in this file:', ...notes].join('\n  '));
    await sfn.close();
    // Jest's reporters do not show the reason.
    const reasons = skipped.splice(0).map(({ title, reason }) => `\n  ${title}: ${reason}`);
    if (reasons.length > 0) console.info(`Skipped (STEPMILL_TARGET is ${kind}):${reasons.join('')}`);
  });
  return sfn;
}

/** The parts of jest-circus's events and tests that are used. */
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

/** The property in which jest-circus keeps its event listeners. */
const handlersSymbol = Symbol.for('EVENT_HANDLERS');

/**
 * Jest cannot skip a test that is already running. This listens to the events of the runner, and changes the result of
 * such a test to `skipped`. Returns the list of skipped tests. If the runner is unknown, the list stays empty, and such
 * tests fail with the reason.
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
  // Placed directly after the runner's own handler, which sets the status, and before those that report it.
  handlers.splice(1, 0, handler);
  return skips;
}
