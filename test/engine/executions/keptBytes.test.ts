import { createService } from '../../../src/emulator/service/createService';
import { keptBytes } from '../../../src/engine/executions/keptBytes';

const items = Array.from({ length: 50 }, (_item, index) => index);

/** What is kept of a Map whose last item fails, or of one whose items all succeed. */
function bytesOf(type: 'STANDARD' | 'EXPRESS', last: object): number {
  const service = createService({ time: 'skip', seed: 1 });
  const Item = { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 49, Next: 'Last' }], Default: 'Ok' };
  const States = { Item, Ok: { Type: 'Succeed' }, Last: last };
  const Each = { Type: 'Map', ItemProcessor: { StartAt: 'Item', States }, End: true };
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'M',
    type,
    roleArn: 'arn:aws:iam::123456789012:role/r',
    definition: JSON.stringify({ StartAt: 'Each', States: { Each } }),
  }) as { stateMachineArn: string };
  const input = JSON.stringify(items);
  const { executionArn } = service.call('StartExecution', { stateMachineArn, input }) as { executionArn: string };
  service.drain();
  const execution = service.execution(executionArn)!;
  const events = execution.history.length;
  service.close();
  return keptBytes(execution) - 64 * events;
}

test('the iterations of what may be redriven are kept, and count; others are let go', () => {
  const fail = { Type: 'Fail', Error: 'E' };
  expect(bytesOf('STANDARD', fail) - bytesOf('STANDARD', { Type: 'Succeed' })).toBe(50 * 256);
  expect(bytesOf('EXPRESS', fail) - bytesOf('EXPRESS', { Type: 'Succeed' })).toBe(0);
});
