import type {} from 'expect';
import type { StepmillMatchers } from './harness/matchers/StepmillMatchers';
import { matchers } from './harness/matchers/matchers';
import { afterTestInJest } from './harness/runner/afterTest';
import { setFeatures } from './harness/methods';
import { attach, type Hooks } from './harness/runner/attach';
import { runningInJest } from './harness/runner/runningInJest';
import { runSerializer } from './harness/runner/serializer';
import type { Stepmill } from './harness/Stepmill';
import type { StepmillOptions } from './harness/StepmillOptions';
import { allFeatures } from './insight/allFeatures';
import { lazy } from './util/lazy';

const loadGlobals = lazy(() => require('@jest/globals') as JestGlobals);

export * from './harness/exports';

setFeatures(allFeatures);

/** Where Jest says which test the code that runs is of. */
interface ExpectState {
  /** From Jest 30 on. */
  currentTestIdentity?(): { readonly concurrent?: boolean } | undefined;
  /** Jest 29 has a name for concurrent tests alone; 30 for all. */
  currentConcurrentTestName?(): string | undefined;
}

interface JestGlobals extends Hooks {
  readonly expect: {
    extend(matchers: object): void;
    addSnapshotSerializer(serializer: object): void;
    /** Not in `bun test`. */
    getState?(): ExpectState;
  };
}

declare global {
  // eslint-disable-next-line @typescript-eslint/no-namespace -- Jest's own types are one
  namespace jest {
    // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- Jest's own type has these parameters
    interface Matchers<R, T = {}> extends StepmillMatchers<R, T> {}
  }
}

/** `expect` of `@jest/globals`. */
declare module 'expect' {
  // eslint-disable-next-line @typescript-eslint/no-empty-object-type -- Jest's own type has these parameters
  interface Matchers<R extends void | Promise<void>, T = unknown> extends StepmillMatchers<R, T> {}
}

/**
 * A Step Functions for this test file: reset after each test, closed after the last. Adds the matchers to `expect`.
 *
 * @example
 * const sfn = stepmill();
 * const order = sfn.stateMachine('./order.asl.json');
 * test('ships', async () => {
 *   order.mock('Ship').returns({ parcel: 'p-1' });
 *   expect(await order.run({ orderId: 1 })).toHaveTakenPath(['Charge', 'Ship']);
 * });
 */
export function stepmill(options?: StepmillOptions): Stepmill {
  const jest = jestGlobals();
  jest.expect.extend(matchers);
  addSerializer(jest.expect);
  return attach(withAfterTest(jest), options, {
    isBeside: () => isConcurrent(jest.expect.getState?.() ?? {}),
    ...runningInJest(),
  });
}

function withAfterTest(jest: JestGlobals): Hooks {
  const { beforeEach, afterEach, afterAll } = jest;
  const afterTest = afterTestInJest(jest);
  return { beforeEach, afterEach, afterAll, ...(afterTest !== undefined && { afterTest }) };
}

function isConcurrent({ currentTestIdentity, currentConcurrentTestName }: ExpectState): boolean {
  if (currentTestIdentity !== undefined) return currentTestIdentity()?.concurrent === true;
  return currentConcurrentTestName?.() !== undefined;
}

/** `bun test` has Jest's functions, but takes no serializers: there `run.toSnapshot()` is the text. */
function addSerializer(expect: JestGlobals['expect']): void {
  try {
    expect.addSnapshotSerializer(runSerializer);
  } catch {
    // Snapshots of runs are then what Bun makes of them.
  }
}

/** Jest's functions: injected as globals, or (with `injectGlobals: false`) from `@jest/globals`. */
function jestGlobals(): JestGlobals {
  const globals = globalThis as unknown as Partial<JestGlobals>;
  if (globals.expect !== undefined && globals.afterEach !== undefined) return globals as JestGlobals;
  return loadGlobals();
}
