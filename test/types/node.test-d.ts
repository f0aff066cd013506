import { expect, stepmill } from '../../src/node';
import definition from './order.asl.json';

const sfn = stepmill();
const order = sfn.stateMachine(definition);

export async function matchers(): Promise<void> {
  const run = await order.run();
  expect(run).toHaveSucceeded();
  expect(run).not.toHaveFailedWith('E', expect.stringContaining('x'));
  expect(run).toHaveOutput({ id: expect.any(Number) });
  expect(run).toHaveTakenPath(['Charge', { Refund: [] }]);
  // @ts-expect-error -- a misspelt state
  expect(run).toHaveTakenPath(['Chrage']);
  // @ts-expect-error -- a misspelt state
  expect(run.state('Charge')).toHaveChosen('Refudn');
}
