import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** Executions started at once with a Wait in the middle, and bytes of heap that each keeps when it has ended. */
export async function memory({ definition, input }, count = 1_000) {
  const { createService } = require('stepmill');
  const service = createService({ time: 'skip' });
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'Bench',
    definition: JSON.stringify(definition),
    roleArn: 'arn:aws:iam::123456789012:role/bench',
  });
  const start = () => service.call('StartExecution', { stateMachineArn, input: JSON.stringify(input) });
  for (let i = 0; i < 50; i++) start();
  globalThis.gc();
  const before = process.memoryUsage().heapUsed;
  const cpu = process.cpuUsage();
  for (let i = 0; i < count; i++) start();
  const { user, system } = process.cpuUsage(cpu);
  globalThis.gc();
  const bytes = (process.memoryUsage().heapUsed - before) / count;
  service.close();
  return { bytes, usEach: (user + system) / count };
}
