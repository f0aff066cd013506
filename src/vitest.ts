import { HarnessError } from './errors/HarnessError';
import { matchers } from './harness/matchers/matchers';
import { afterTestInVitest } from './harness/runner/afterTest';
import { setFeatures } from './harness/methods';
import { attach, type Hooks } from './harness/runner/attach';
import { runningInVitest } from './harness/runner/runningInVitest';
import { unhandledDuring } from './harness/runner/unhandledDuring';
import { runSerializer } from './harness/runner/serializer';
import type { Stepmill } from './harness/Stepmill';
import type { StepmillOptions } from './harness/StepmillOptions';
import { allFeatures } from './insight/allFeatures';
import { lazy } from './util/lazy';

const loadVitestApi = lazy(() => require('./harness/runner/vitestApi.mjs') as VitestApi);

export * from './harness/exports';
// Brings the types of the matchers, too.
export type { VitestMatchers } from './harness/runner/vitestApi.mjs' with { 'resolution-mode': 'import' };

setFeatures(allFeatures);

interface VitestApi extends Hooks {
  readonly expect: { extend(matchers: object): void; addSnapshotSerializer(serializer: object): void };
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
  const vitest = vitestApi();
  vitest.expect.extend(matchers);
  vitest.expect.addSnapshotSerializer(runSerializer);
  const { beforeEach, afterEach, afterAll } = vitest;
  const hooks = { beforeEach, afterEach, afterAll, afterTest: afterTestInVitest(vitest) };
  return attach(hooks, options, { ...runningInVitest(), unhandledDuring });
}

/**
 * Vitest's functions: those that it keeps for `import.meta.vitest`, since a workspace may have several Vitests and a
 * strict one none that this package can import; else from the module, else the globals.
 */
function vitestApi(): VitestApi {
  const { __vitest_index__: running } = globalThis as { __vitest_index__?: VitestApi };
  if (running?.expect !== undefined && running.afterEach !== undefined) return running;
  try {
    return loadVitestApi();
  } catch (cause) {
    const globals = globalThis as unknown as Partial<VitestApi>;
    if (globals.expect !== undefined && globals.afterEach !== undefined) return globals as VitestApi;
    throw new HarnessError(
      `stepmill/vitest could not load Vitest: ${(cause as Error).message}\n` +
        'It runs inside of Vitest only. If it does, set globals: true in vitest.config.',
    );
  }
}
