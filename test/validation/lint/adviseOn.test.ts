import type { StateMachineDefinition } from '../../../src/language/asl/types';
import { adviseOn } from '../../../src/validation/lint/adviseOn';
import { lambda, pass } from '../rules/diagnose';

test('advice has a place, a reason and what to do', () => {
  const definition = {
    StartAt: 'S',
    States: { S: { ...lambda, Retry: [{ ErrorEquals: ['States.TaskFailed'] }], HeartbeatSeconds: 5 } },
  } as unknown as StateMachineDefinition;
  expect(adviseOn(definition)).toEqual([
    {
      severity: 'ADVICE',
      code: 'HEARTBEAT_WITHOUT_TOKEN',
      message: 'This task hands out no task token, so no heartbeat can arrive.',
      location: '/States/S/HeartbeatSeconds',
      path: ['States', 'S', 'HeartbeatSeconds'],
      hint: 'A plain call is limited by TimeoutSeconds; heartbeats go with .waitForTaskToken and activities.',
    },
  ]);
});

test('a plain machine needs none', () => {
  expect(adviseOn({ StartAt: 'S', States: { S: pass } } as unknown as StateMachineDefinition)).toEqual([]);
});
