import { deny } from '../../../src/emulator/service/deny';
import { TestService, prefix } from '../operations/support/testService';

const kmsKeyId = 'alias/orders';
const encryptionConfiguration = { type: 'CUSTOMER_MANAGED_KMS_KEY', kmsKeyId };
const definition = JSON.stringify({
  StartAt: 'W',
  States: { W: { Type: 'Wait', Seconds: 60, Next: 'P' }, P: { Type: 'Pass', End: true } },
});
let api: TestService;

beforeEach(() => {
  api = new TestService({ time: 'manual' });
});
afterEach(() => api.close());

/** An execution that waits, and what becomes of it once the test has denied something. */
async function outcomeAfter(machine: object, action: string, filter: object): Promise<unknown[]> {
  const stateMachineArn = await api.createMachine('M', { definition, ...machine });
  const { executionArn } = await api.call('StartExecution', { stateMachineArn, name: 'e' });
  deny(api.service, 'test', action, filter);
  await api.service.advance(60_000);
  const { status, error, cause, history } = api.service.execution(`${prefix}:execution:M:e`)!;
  expect(executionArn).toBe(`${prefix}:execution:M:e`);
  return [status, error, cause, history.events.map(({ type }) => type)];
}

test('AWS: what runs with a key that is disabled fails at its next step', async () => {
  const disabled = { resource: kmsKeyId, kmsKeyState: 'DISABLED' };
  expect(await outcomeAfter({ encryptionConfiguration }, 'kms:Decrypt', disabled)).toEqual([
    'FAILED',
    'States.Runtime',
    "The KMS key 'alias/orders' is DISABLED.",
    ['ExecutionStarted', 'WaitStateEntered', 'ExecutionFailed'],
  ]);
});

test.each([
  ['a key that callers must not use', { encryptionConfiguration }, { resource: kmsKeyId }],
  ['another key', { encryptionConfiguration }, { resource: 'alias/other', kmsKeyState: 'DISABLED' }],
  ['no key', {}, { kmsKeyState: 'DISABLED' }],
])('running with %s continues', async (_title, machine, filter) => {
  const [status] = await outcomeAfter(machine, 'kms:Decrypt', filter);
  expect(status).toBe('SUCCEEDED');
});
