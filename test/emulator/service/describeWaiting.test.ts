import { createService } from '../../../src/emulator/service/createService';
import { findNextTimer } from '../../../src/emulator/service/describeWaiting';
import { mock } from '../../../src/tasks/mocking/scripts';

const waiting = {
  StartAt: 'Charge',
  States: {
    Charge: { Type: 'Task', Resource: 'arn:aws:lambda:us-east-1:123456789012:function:charge', Next: 'Wait' },
    Wait: { Type: 'Wait', Seconds: 60, End: true },
  },
};

function start(answer: () => unknown) {
  const service = createService({ time: 'manual', startTime: '2030-01-01T00:00:00Z' });
  service.mocks.use(mock('Charge').answers(answer));
  const { stateMachineArn } = service.call('CreateStateMachine', {
    name: 'Order',
    definition: JSON.stringify(waiting),
    roleArn: 'arn:aws:iam::123456789012:role/r',
  }) as { stateMachineArn: string };
  service.call('StartExecution', { stateMachineArn, name: 'e' });
  return service;
}

test('waits for an answer that is still computed', async () => {
  const service = start(() => new Promise((resolve) => setImmediate(resolve, 1)));
  expect(await findNextTimer(service)).toBe(60_000);
  service.close();
});

test('an answer that does not come is told, with who waits for it', async () => {
  const service = start(() => new Promise(() => undefined));
  await expect(findNextTimer(service, 0)).rejects.toThrow(
    'The next timer is not known while an answer is still being computed, and none came in time. If the answer is to wait for time, write clock.advance(…).\n' +
      "Execution e of Order is still RUNNING:\n  - state 'Charge' waits for",
  );
  service.close();
});
