import { TestService, passDefinition, prefix, roleArn } from '../operations/support/testService';

const nested = JSON.stringify({
  StartAt: 'N',
  States: {
    N: {
      Type: 'Task',
      Resource: 'arn:aws:states:::states:startExecution.sync:2',
      Parameters: { StateMachineArn: `${prefix}:stateMachine:Child` },
      End: true,
    },
  },
});
const denied = { code: 'AccessDeniedException', message: `'${roleArn}' is not authorized to create managed-rule.` };
let api: TestService;

beforeEach(() => {
  api = new TestService();
  api.service.answers.denials.add('test', 'events:PutRule');
});
afterEach(() => api.close());

test('AWS: a machine that waits for nested executions needs a role that may keep the rule', async () => {
  expect(await api.errorOf('CreateStateMachine', { name: 'M', roleArn, definition: nested })).toEqual(denied);
  const stateMachineArn = await api.createMachine();
  expect(await api.errorOf('UpdateStateMachine', { stateMachineArn, definition: nested })).toEqual(denied);
});

test('other machines need none', async () => {
  await api.createMachine('M', { definition: nested.replace('.sync:2', '') });
  await api.call('UpdateStateMachine', { stateMachineArn: `${prefix}:stateMachine:M`, definition: passDefinition });
});
