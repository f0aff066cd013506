import { TestService } from '../operations/support/testService';

test('what is not kept any more is missed, not silently left out', async () => {
  const api = new TestService({ keep: { executions: 1 } });
  const stateMachineArn = await api.createMachine();
  for (let n = 0; n < 3; n++) await api.call('StartExecution', { stateMachineArn });
  const { telemetry } = api.service;
  expect(telemetry.forgotten).toBe(2);
  expect(telemetry.statusEvents()).toHaveLength(2);
  expect(() => telemetry.read('statusEvents', {})).toThrow(
    '2 executions are not kept any more (of a deleted machine, or more than is kept: see the option keep), and so ' +
      'neither is what was told of them.',
  );
  api.close();
});

test('a reset forgets it all', async () => {
  const api = new TestService();
  await api.call('StartExecution', { stateMachineArn: await api.createMachine() });
  api.service.reset();
  expect(api.service.telemetry.read('metrics', {})).toEqual([]);
  api.close();
});
