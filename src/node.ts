import type * as NodeTest from 'node:test';
import { nameStuckRuns } from './testing/harness/runner/nameStuckRuns';
import { afterFileInNode } from './testing/harness/runner/afterFileInNode';
import { afterTestInNode } from './testing/harness/runner/afterTest';
import { runningInNode } from './testing/harness/runner/runningInNode';
import { unhandledDuring } from './testing/harness/runner/unhandledDuring';
import { attach } from './testing/harness/runner/attach';
import type { Stepmill } from './testing/harness/Stepmill';
import type { StepmillOptions } from './testing/harness/StepmillOptions';

export * from './testing/harness/exports';
export type { AsymmetricMatcher } from './testing/harness/runner/asymmetric';
export { expect, type NodeExpectation } from './testing/harness/runner/nodeExpect';

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
  const { beforeEach, afterEach, after } = require('node:test') as typeof NodeTest;
  const hooks = { beforeEach, afterEach, afterTest: afterTestInNode(afterEach), afterAll: afterFileInNode(after) };
  const sfn = attach(hooks, options, { ...runningInNode(), unhandledDuring });
  after(nameStuckRuns(sfn.harness));
  return sfn;
}
