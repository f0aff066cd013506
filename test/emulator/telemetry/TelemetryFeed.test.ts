import { TelemetryFeed } from '../../../src/emulator/telemetry/TelemetryFeed';
import { TestService } from '../operations/support/testService';
import { logGroupArn, logging } from './support/telemetryOf';

const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };

test('passes on each record and event once: on request, and at the end', async () => {
  const api = new TestService({ time: 'manual' });
  const told: string[] = [];
  const feed = new TelemetryFeed({
    log: ({ type }, group) => told.push(`log ${type} ${group === logGroupArn}`),
    statusEvent: ({ detail }) => told.push(`event ${detail.status}`),
  });
  const unobserve = api.service.observe(feed);
  const stateMachineArn = await api.createMachine('M', { definition: JSON.stringify(wait), ...logging('ALL') });
  await api.call('StartExecution', { stateMachineArn });
  expect(told).toEqual([]);
  feed.look();
  feed.look();
  expect(told.splice(0)).toEqual(['event RUNNING', 'log ExecutionStarted true', 'log WaitStateEntered true']);
  api.service.advance(60_000);
  expect(told.splice(0)).toEqual(['event SUCCEEDED', 'log WaitStateExited true', 'log ExecutionSucceeded true']);
  feed.look();
  const stopped = await api.call('StartExecution', { stateMachineArn });
  await api.call('StopExecution', stopped);
  told.length = 0;
  await api.call('RedriveExecution', { executionArn: stopped.executionArn });
  feed.look();
  expect(told.splice(0)).toEqual(['event RUNNING', 'log ExecutionRedriven true']);
  api.service.advance(60_000);
  expect(told.splice(0)).toEqual(['event SUCCEEDED', 'log WaitStateExited true', 'log ExecutionSucceeded true']);
  unobserve();
  await api.call('StartExecution', { stateMachineArn });
  feed.look();
  expect(told).toEqual([]);
  api.close();
});
