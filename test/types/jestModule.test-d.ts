import { expect } from '@jest/globals';
import { stepmill } from '../../src/jest';
import definition from './order.asl.json';

const sfn = stepmill();
const order = sfn.stateMachine(definition);

export async function matchers(): Promise<void> {
  const run = await order.run();
  expect(run).toHaveSucceeded();
  expect(run).not.toHaveFailedWith('E', expect.any(String));
  expect(run).toHaveOutput({ id: expect.any(Number) });
  expect(run).toHaveTakenPath(['Charge', { Refund: [] }]);
  expect(run.task('Charge')).toHaveBeenCalledWith({ id: 1 });
  await expect(order.run()).resolves.toHaveSucceeded();
  // @ts-expect-error -- a misspelt state
  expect(run).toHaveTakenPath(['Chrage']);
  // @ts-expect-error -- a misspelt state
  expect(run.state('Charge')).toHaveChosen('Refudn');
}
