import { TestInProgress, type RunnerKnowledge } from './TestInProgress';
import { skipInJest } from './skipInJest';
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
  const harness = new Stepmill(options, new TestInProgress({ hooked: true, ...runner }));
  // Rest parameters: a hook with a parameter of its own would be given a callback by Jest.
  if (runner.isRunning === undefined) hooks.beforeEach((...context) => harness.test.begin(context[0]));
  hooks.afterEach(() => {
    harness.test.end();
    return harness.endTest();
  });
  const skipped = harness.place.kind === 'process' ? [] : skipInJest(harness.test);
  hooks.afterAll(async () => {
    const { notes } = harness;
    if (notes.length > 0) console.info(['Stepmill, about the mocks of this file:', ...notes].join('\n  '));
    await harness.close();
    // Jest's reporters have no word for the reason.
    const reasons = skipped.splice(0).map(({ title, reason }) => `\n  ${title}: ${reason}`);
    if (reasons.length > 0) console.info(`Skipped (STEPMILL_TARGET is ${harness.place.kind}):${reasons.join('')}`);
  });
  return harness;
}
