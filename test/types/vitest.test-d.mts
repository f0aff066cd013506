import { expect, vi } from 'vitest';
import { stepmill } from '../../src/vitest.js';

const sfn = stepmill();
const order = sfn.stateMachine({
  StartAt: 'Charge',
  States: { Charge: { Type: 'Pass', Next: 'Refund' }, Refund: { Type: 'Succeed' } },
});

export async function matchers(): Promise<void> {
  const run = await order.run();
  expect(run).toHaveSucceeded();
  expect(run).not.toHaveFailedWith('E', expect.any(String));
  expect(run).toHaveOutput({ id: expect.any(Number) });
  expect(run).toHaveTakenPath(['Charge', { Refund: [] }]);
  expect(run.task('Charge')).toHaveBeenCalledWith({ id: 1 });
  await expect(order.run()).resolves.toHaveSucceeded();
  vi.isMockFunction(run.task('Charge'));
  // @ts-expect-error -- a misspelt state
  expect(run).toHaveTakenPath(['Chrage']);
  // @ts-expect-error -- a misspelt state
  expect(run.state('Charge')).toHaveChosen('Refudn');
}
