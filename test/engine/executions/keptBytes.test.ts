import { createService } from '../../../src/emulator/service/createService';
import { countKeptBytes } from '../../../src/engine/executions/keptBytes';

const items = Array.from({ length: 50 }, (_item, index) => index);

/** What is kept, beside events and their data, of a Map in which the item 40 has another end than the others. */
function bytesOf(type: 'STANDARD' | 'EXPRESS', end: object): number {
  const service = createService({ time: 'skip', seed: 1 });
  const Item = { Type: 'Choice', Choices: [{ Variable: '$', NumericEquals: 40, Next: 'End' }], Default: 'Ok' };
  const States = { Item, Ok: { Type: 'Succeed' }, End: end };
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
  const { length, dataBytes } = execution.history;
  service.close();
  return countKeptBytes(execution) - 32 * length - dataBytes;
}

test('keeps and counts the iterations that a redrive resumes, and drops others', () => {
  const fail = { Type: 'Fail', Error: 'E' };
  expect(bytesOf('STANDARD', fail) - bytesOf('STANDARD', { Type: 'Succeed' })).toBe(10 * 256);
  expect(bytesOf('EXPRESS', fail) - bytesOf('EXPRESS', { Type: 'Succeed' })).toBe(0);
});
