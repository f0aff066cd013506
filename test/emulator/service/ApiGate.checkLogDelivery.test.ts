import { TestService, passDefinition, roleArn } from '../operations/support/testService';
import { logging } from '../telemetry/support/telemetryOf';

let api: TestService;

beforeEach(() => {
  api = new TestService();
});
afterEach(() => api.close());

const machine = { name: 'M', definition: passDefinition, roleArn };

test('AWS: a machine whose role must not deliver logs cannot log', async () => {
  const stateMachineArn = await api.createMachine('Quiet');
  api.service.answers.denials.add('test', 'logs:CreateLogDelivery');
  const denied = {
    code: 'AccessDeniedException',
    message: 'The state machine IAM Role is not authorized to access the Log Destination',
  };
  expect(await api.errorOf('CreateStateMachine', { ...machine, ...logging('ALL') })).toEqual(denied);
  expect(await api.errorOf('UpdateStateMachine', { stateMachineArn, ...logging('FATAL') })).toEqual(denied);
});

test('saves a machine that logs nothing', async () => {
  api.service.answers.denials.add('test', 'logs:*');
  await api.call('CreateStateMachine', { ...machine, loggingConfiguration: { level: 'OFF' } });
  await api.call('CreateStateMachine', { ...machine, name: 'N' });
});
