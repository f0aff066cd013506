import { nameStuckRuns } from './harness/runner/nameStuckRuns';
import { afterFileInNode } from './harness/runner/afterFileInNode';
import { afterTestInNode } from './harness/runner/afterTest';
import { runningInNode } from './harness/runner/runningInNode';
import { unhandledDuring } from './harness/runner/unhandledDuring';
import { setFeatures } from './harness/methods';
import { attach } from './harness/runner/attach';
import type { Stepmill } from './harness/Stepmill';
import type { StepmillOptions } from './harness/StepmillOptions';
import { allFeatures } from './insight/allFeatures';
import { lazy } from './util/lazy';

const loadNodeTest = lazy(() => require('node:test') as typeof import('node:test'));

export * from './harness/exports';
export type { AsymmetricMatcher } from './harness/runner/asymmetric';
export { expect, type NodeExpectation } from './harness/runner/nodeExpect';

setFeatures(allFeatures);

/**
 * A Step Functions for this test file: reset after each test, closed after the last. Its matchers are those of `expect`
 * in this module.
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
  const { beforeEach, afterEach, after } = loadNodeTest();
  const hooks = { beforeEach, afterEach, afterTest: afterTestInNode(afterEach), afterAll: afterFileInNode(after) };
  const sfn = attach(hooks, options, { ...runningInNode(), unhandledDuring });
  after(nameStuckRuns(sfn.harness));
  return sfn;
}
