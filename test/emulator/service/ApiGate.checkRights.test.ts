import { TestService, passDefinition, prefix, roleArn } from '../operations/support/testService';

let api: TestService;

beforeEach(() => {
  api = new TestService();
});
afterEach(() => api.close());

const deny = (action: string, filter?: object): void => api.service.answers.denials.add('test', action, filter);
const denied = (action: string, resource: string): object => ({
  code: 'AccessDeniedException',
  message:
    `User: arn:aws:iam::123456789012:user/stepmill is not authorized to perform: ${action} on resource: ${resource} ` +
    `because no identity-based policy allows the ${action} action`,
});
const definition = '{"Type":"Pass","End":true}';

test('a client must not call a denied operation', async () => {
  const stateMachineArn = await api.createMachine();
  deny('states:StartExecution', { resource: 'M' });
  const message = denied('states:StartExecution', `${prefix}:stateMachine:M`);
  expect(await api.errorOf('StartExecution', { stateMachineArn })).toEqual(message);
});

test('AWS: secrets are shown to whom has the right to see them', async () => {
  deny('states:RevealSecrets');
  const message = denied('states:RevealSecrets', '*');
  expect(await api.errorOf('TestState', { definition, revealSecrets: true })).toEqual(message);
  await api.call('TestState', { definition, revealSecrets: false });
});

test('AWS: who names a role has the right to pass it', async () => {
  const stateMachineArn = await api.createMachine();
  deny('iam:PassRole', { resource: 'r' });
  const message = denied('iam:PassRole', roleArn);
  const machine = { name: 'N', definition: passDefinition, roleArn };
  expect(await api.errorOf('CreateStateMachine', machine)).toEqual(message);
  expect(await api.errorOf('UpdateStateMachine', { stateMachineArn, roleArn })).toEqual(message);
  expect(await api.errorOf('TestState', { definition, roleArn })).toEqual(message);
  await api.call('CreateStateMachine', { ...machine, roleArn: `${roleArn}2` });
  await api.call('UpdateStateMachine', { stateMachineArn, definition: passDefinition });
  const mocked = { Type: 'Parallel', Branches: [JSON.parse(passDefinition)], End: true };
  const mock = { result: '[1]' };
  await api.call('TestState', { definition: JSON.stringify(mocked), roleArn, mock });
});
