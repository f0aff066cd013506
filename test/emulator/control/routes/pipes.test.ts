import { pipeOf } from '../../starts/support/pipeOf';
import { useControl } from '../support/useControl';

const api = useControl();

async function register(): Promise<void> {
  const arn = api.machine({ StartAt: 'P', States: { P: { Type: 'Pass', End: true } } });
  const pipe = pipeOf({
    filters: [{ body: { kind: ['new'] } }],
    target: { arn, invocationType: 'FIRE_AND_FORGET', inputTemplate: '{"n": <$.body.n>}' },
  });
  const machines = [{ names: ['m'], arn }];
  await api.service.callStarts({ op: 'register', file: 'template.yaml', starts: [pipe], machines, declared: ['m'] });
}

test('runs records through a pipe', async () => {
  await register();
  const records = [{ body: '{"kind":"new","n":1}', messageId: 'm-1' }, { body: 'text' }];
  const ran = await api.ask('runPipe', { path: { name: 'OrdersPipe' }, body: { records } });
  expect(ran).toMatchObject({
    pipe: 'Orders',
    dropped: [{ why: 'Its body is plain text, and the filter wants JSON.' }],
    batches: [{ input: '[{"n": 1}]', failed: [] }],
  });
  const { executionArn } = ran.batches[0];
  expect(await api.ask('waitForExecution', { path: { executionArn } })).toMatchObject({
    reached: true,
    execution: { status: 'SUCCEEDED' },
  });
});

test.each<[title: string, name: string, records: readonly object[], status: number, message: string]>([
  ['an unknown name', 'Ordes', [{ body: 'a' }], 404, "There is no pipe 'Ordes'. Did you mean 'Orders'?"],
  [
    'a record that cannot be one',
    'Orders',
    [{ text: 'a' }],
    400,
    "A message for a pipe that reads a queue is { body: '…' }, with the body as a string.",
  ],
  ['no records', 'Orders', [], 400, '/records of the body must not be empty, not [].'],
])('rejects %s', async (_title, name, records, status, message) => {
  await register();
  expect(await api.refusal('runPipe', { path: { name }, body: { records } })).toMatchObject({ status, message });
});
