import { ControlTable } from '../../../src/emulator/control/ControlTable';

const table = new ControlTable();

const found = (method: string, path: string) => {
  const one = table.find(method, path);
  return 'control' in one ? { name: one.control.name, account: one.account, path: one.path } : one;
};

test.each<[string, string, object]>([
  ['GET', '/v1/clock', { name: 'describeClock', account: undefined, path: {} }],
  ['GET', '/v1/accounts/111122223333/clock', { name: 'describeClock', account: '111122223333', path: {} }],
  ['GET', '/v1/accounts', { name: 'listAccounts', account: undefined, path: {} }],
  ['PUT', '/v1/accounts/1', { name: 'createAccount', account: undefined, path: { account: '1' } }],
  ['GET', '/v1/mocks/unused', { name: 'listUnusedMocks', account: undefined, path: {} }],
  ['PUT', '/v1/mocks/file', { name: 'setMockFile', account: undefined, path: {} }],
  ['DELETE', '/v1/mocks/mock-1', { name: 'deleteMock', account: undefined, path: { id: 'mock-1' } }],
  [
    'GET',
    '/v1/executions/arn%3Aaws%3Astates:m%2Flabel:x/trace',
    { name: 'traceExecution', account: undefined, path: { executionArn: 'arn:aws:states:m/label:x' } },
  ],
  // Before paths had a version.
  ['POST', '/reset', { name: 'reset', account: undefined, path: {} }],
  ['POST', '/accounts/1/reset', { name: 'reset', account: '1', path: {} }],
  ['POST', '/accounts/1/advance', { name: 'advanceClock', account: '1', path: {} }],
  ['GET', '/accounts/1/telemetry/logs', { name: 'readTelemetry', account: '1', path: { kind: 'logs' } }],
  ['GET', '/accounts/1/executions/a/waiting', { name: 'describeWaiting', account: '1', path: { executionArn: 'a' } }],
])('%s %s', (method, path, expected) => {
  expect(found(method, path)).toEqual(expected);
});

test.each<[string, string, readonly string[]]>([
  ['GET', '/v1/reset', ['POST']],
  ['PATCH', '/v1/clock', ['GET', 'PUT']],
  ['GET', '/mocks', []],
  ['GET', '/v1/executions/', []],
  ['GET', '/v1/clock/', []],
  ['GET', '', []],
  ['GET', '/v1/accounts/1/accounts', []],
])('%s %s does not exist', (method, path, methods) => {
  expect(found(method, path)).toEqual({ methods });
});
