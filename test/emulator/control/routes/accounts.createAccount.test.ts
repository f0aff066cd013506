import { useControl } from '../support/useControl';

const api = useControl({ region: 'eu-west-1' });
const account = '111122223333';

test('an account has a clock of its own, is listed, and reports what was left when it ends', async () => {
  const made = { accountId: account, region: 'eu-west-1', mode: 'manual', now: '2031-01-01T00:00:00.000Z' };
  const body = { time: 'manual', startTime: '2031-01-01T00:00:00Z' };
  expect(await api.ask('createAccount', { path: { account }, body })).toEqual(made);
  expect(await api.ask('describeAccount', { path: { account } })).toEqual(made);
  expect(await api.ask('listAccounts')).toEqual({ accounts: [made] });
  expect(await api.ask('deleteAccount', { path: { account } })).toEqual({
    mistakes: [],
    unusedMocks: [],
    running: [],
    openTasks: [],
  });
  expect(await api.ask('listAccounts')).toEqual({ accounts: [] });
});

test('has the options of the shared service by default', async () => {
  expect(await api.ask('createAccount', { path: { account } })).toMatchObject({ region: 'eu-west-1', mode: 'skip' });
  expect(
    await api.ask('createAccount', { path: { account }, body: { quotas: 'aws', keep: { executions: 5 } } }),
  ).toMatchObject({
    accountId: account,
  });
});

test.each(['describeAccount', 'deleteAccount'])('%s requires an existing account', async (name) => {
  expect(await api.refusal(name, { path: { account } })).toEqual({
    status: 404,
    code: 'NotFound',
    message: `Account ${account} has no service of its own. Give it one: PUT /_stepmill/v1/accounts/${account}`,
  });
});

test('reports an invalid mock file with its places', async () => {
  const mocks = { StateMachines: { m: { TestCases: { Happy: { T: 'Fine' } } } }, MockedResponses: {} };
  expect(await api.refusal('createAccount', { path: { account }, body: { mocks } })).toMatchObject({
    status: 400,
    faults: [{ in: 'body', pointer: '/StateMachines/m/TestCases/Happy/T', message: expect.stringContaining('Fine') }],
  });
});
