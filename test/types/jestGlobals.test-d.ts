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
  expect(run).toHaveTakenPathContaining([{ Refund: { each: ['Charge'], 1: ['Refund'] } }]);
  expect(run.state('Charge')).toHaveRetried(2, { delays: ['1s', 2] });
  expect(run.state('Charge')).toHaveChosen('Refund', { rule: 'Default' });
  expect(run.state('Charge')).toHaveTaken({ atMost: '2s' });
  expect(run).toHaveHistory(['ExecutionStarted', { type: 'PassStateEntered', input: {} }]);
  expect(run).toHaveCalled({ function: 'charge' }, { id: 1 }, { times: 1 });
  expect(run).toHaveCalledInOrder(['sqs', [{ state: 'Charge' }, {}]]);
  expect(sfn.outbox).toHaveSent('queue', {}, { groupId: 'a' });
  expect(run.task('Charge')).toHaveBeenCalledWith({ id: 1 });
  // @ts-expect-error -- a misspelt state
  expect(run).toHaveTakenPath(['Chrage']);
  // @ts-expect-error -- a misspelt state inside of a Parallel
  expect(run).toHaveTakenPath([{ Charge: [['Refudn']] }]);
  // @ts-expect-error -- a misspelt state
  expect(run).toHaveEntered('Chrage');
  // @ts-expect-error -- a misspelt state
  expect(run.state('Charge')).toHaveChosen('Refudn');
  // @ts-expect-error -- there is no rule of this name
  expect(run.state('Charge')).toHaveChosen('Refund', { rule: 'Else' });
  // @ts-expect-error -- it takes nothing
  expect(run).toHaveSucceeded(1);
  // Of a run whose states are not known, any name will do.
  expect(await sfn.execution('arn')).toHaveTakenPath(['Anything']);
}
