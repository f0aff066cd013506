import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createService } from '../../../src/emulator/service/createService';
import type { CreateStateMachineOutput } from '@aws-sdk/client-sfn';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as (options?: { type: 'minor' }) => void;

const definition = JSON.stringify({ StartAt: 'A', States: { A: { Type: 'Pass', End: true } } });
const input = JSON.stringify(Array.from({ length: 10_000 }, (_, at) => at));

/** Uses services as tests do, by calls of their own account and of another, and closes them. */
function useServices(count: number): void {
  for (let left = count; left > 0; left--) {
    const service = createService({ time: 'skip' });
    const machine = { name: 'Machine', definition, roleArn: 'arn:aws:iam::123456789012:role/r' };
    const { stateMachineArn } = service.call('CreateStateMachine', machine) as CreateStateMachineOutput;
    service.call('StartExecution', { stateMachineArn, input });
    service.call('ListActivities', {}, { accountId: '111122223333', region: 'eu-west-1' });
    service.close();
  }
}

function megabytesUsed(): number {
  return process.memoryUsage().heapUsed / 1_000_000;
}

test('a closed service needs no full garbage collection', () => {
  useServices(3);
  collect();
  const before = megabytesUsed();
  useServices(300);
  collect({ type: 'minor' });
  collect({ type: 'minor' });
  const kept = megabytesUsed() - before;
  collect();
  // Their inputs take about 30 MB.
  expect(kept).toBeLessThan(10);
});
