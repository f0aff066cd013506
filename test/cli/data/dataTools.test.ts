import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createService } from '../../../src/emulator/service/createService';
import type { Service } from '../../../src/emulator/service/Service';
import { cli } from '../support/cli';

const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:M';
const roleArn = 'arn:aws:iam::123456789012:role/r';

let root: string;
let folder: string;

beforeEach(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'stepmill-tools-'));
  folder = path.join(root, 'data');
});

afterEach(() => {
  fs.rmSync(root, { recursive: true });
});

function use(at: string, what: (service: Service) => unknown): unknown {
  const service = createService({ time: 'manual', startTime: '2030-01-01', data: { folder: at } });
  try {
    service.goOn();
    return what(service);
  } finally {
    service.close();
  }
}

function fill(service: Service): void {
  const definition = '{"StartAt":"W","States":{"W":{"Type":"Wait","SecondsPath":"$.s","End":true}}}';
  service.call('CreateStateMachine', { name: 'M', definition, roleArn });
  for (const [name, s] of [
    ['done', 0],
    ['waits', 100],
  ] as const)
    service.call('StartExecution', { stateMachineArn, name, input: `{ "s": ${s} }` });
  for (let n = 0; n < 3; n++)
    service.call('TagResource', { resourceArn: stateMachineArn, tags: [{ key: 'n', value: `${n}` }] });
}

function lookAt(service: Service): unknown {
  const { executions } = service.call('ListExecutions', { stateMachineArn }) as {
    executions: { executionArn: string }[];
  };
  return [
    executions,
    ...executions.map(({ executionArn }) => service.call('GetExecutionHistory', { executionArn })),
    service.call('DescribeStateMachine', { stateMachineArn }),
    service.call('ListTagsForResource', { resourceArn: stateMachineArn }),
  ];
}

async function run(...args: string[]): Promise<unknown> {
  const { code, stdout, stderr } = await cli(['data', ...args]);
  return { code, stdout: stdout.replaceAll(root, 'DIR'), stderr: stderr.replaceAll(root, 'DIR') };
}

test('a folder is exported and imported, and everything goes on there', async () => {
  use(folder, fill);
  const before = use(folder, lookAt);
  const [file, copy] = [path.join(root, 'file'), path.join(root, 'copy')];
  expect(await run('export', folder, file)).toEqual({ code: 0, stdout: 'DIR/file: 8 lines.\n', stderr: '' });
  expect(fs.statSync(file).mode & 0o777).toBe(0o600);
  expect(await run('import', file, copy)).toEqual({ code: 0, stdout: 'DIR/copy: 7 records.\n', stderr: '' });
  expect(use(copy, lookAt)).toEqual(before);
  expect(
    use(copy, (service) => {
      service.advance(100_000);
      return service.call('ListExecutions', { stateMachineArn, statusFilter: 'RUNNING' });
    }),
  ).toEqual({ executions: [] });
  expect(await run('import', file, copy)).toEqual({
    code: 2,
    stdout: '',
    stderr: 'stepmill: DIR/copy already has data. Name a folder that is empty or does not exist yet.\n',
  });
});

test('what says nothing any more is left out', async () => {
  use(folder, fill);
  const before = use(folder, lookAt);
  expect(await run('check', folder)).toEqual({
    code: 0,
    stdout: expect.stringMatching(
      /^DIR\/data: 1 state machines, 0 activities, 2 executions \(1 of them running\), \d+ bytes, \d{3} of which/,
    ),
    stderr: '',
  });
  const size = (): number =>
    fs.readdirSync(folder).reduce((sum, name) => sum + fs.statSync(path.join(folder, name)).size, 0);
  const sizeBefore = size();
  expect(await run('compact', folder)).toMatchObject({ code: 0, stderr: '' });
  expect(size()).toBeLessThan(sizeBefore);
  expect(use(folder, lookAt)).toEqual(before);
});

test('what stands before a damage is kept', async () => {
  use(folder, fill);
  const file = path.join(folder, 'journal-000001');
  const bytes = fs.readFileSync(file);
  bytes[bytes.length - 20]! ^= 1;
  fs.writeFileSync(file, bytes);
  expect(await run('check', folder)).toMatchObject({ code: 2, stderr: expect.stringContaining('is damaged at byte') });
  expect(await run('repair', folder)).toEqual({
    code: 0,
    stdout: expect.stringMatching(
      /^DIR\/data: \d+ records were kept\. Everything after them is in DIR\/data\/journal-000001\.cut-at-\d+\.\n$/,
    ),
    stderr: '',
  });
  expect(await run('repair', folder)).toMatchObject({ stdout: expect.stringContaining('there was no damage') });
  expect(use(folder, (service) => service.call('ListStateMachines', {}))).toMatchObject({
    stateMachines: [{ name: 'M' }],
  });
});

test.each([
  ['', 'A file of `stepmill data export` begins with {"stepmill":"data","form":2}; this is no such file.'],
  [
    '{"stepmill":"data","form":7}',
    'A file of `stepmill data export` begins with {"stepmill":"data","form":2}; this is the form 7, but this version supports 1 and 2.',
  ],
  [
    '{"stepmill":"data","form":2}\nnonsense',
    'Line 2 was not written by `stepmill data export`: it is not a JSON object.',
  ],
  [
    '{"stepmill":"data","form":2}\n{"account":"../..","record":"x"}',
    'Line 2 was not written by `stepmill data export`: an account is twelve digits.',
  ],
  ['{"stepmill":"data","form":1}\n{}', 'Line 2 was not written by `stepmill data export`: it contains no record.'],
])('a file that is none is refused: %j', async (text, message) => {
  const file = path.join(root, 'file');
  fs.writeFileSync(file, text);
  expect(await run('import', file, folder)).toEqual({ code: 2, stdout: '', stderr: `stepmill: ${message}\n` });
});

test('folders and files that are not there are named', async () => {
  for (const command of ['check', 'export', 'compact', 'repair'])
    expect(await run(command, folder)).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('There is no folder DIR/data'),
    });
  expect(await run('import', folder, root)).toMatchObject({
    code: 2,
    stderr: 'stepmill: There is no file DIR/data.\n',
  });
});

const arnOf = (name: string): string => stateMachineArn.replace('stateMachine', 'execution') + `:${name}`;

test('executions are listed, ended and removed', async () => {
  use(folder, fill);
  const start = '2030-01-01T00:00:00.000Z';
  expect(await run('list', folder)).toEqual({
    code: 0,
    stdout: `SUCCEEDED  ${start}  ${arnOf('done')}\nRUNNING    ${start}  ${arnOf('waits')}\n`,
    stderr: '',
  });
  expect(await run('list', folder, '--status', 'RUNNING')).toMatchObject({
    stdout: `RUNNING    ${start}  ${arnOf('waits')}\n`,
  });
  expect(await run('end', folder, arnOf('done'))).toEqual({
    code: 2,
    stdout: '',
    stderr: `stepmill: The execution ${arnOf('done')} is not running: it has SUCCEEDED.\n`,
  });
  expect(await run('end', folder, arnOf('waits'))).toEqual({
    code: 0,
    stdout: `The next start ends ${arnOf('waits')} with Stepmill.NotResumed. A redrive runs it again.\n`,
    stderr: '',
  });
  expect(await run('compact', folder)).toMatchObject({ code: 0 });
  use(folder, (service) =>
    expect(service.call('DescribeExecution', { executionArn: arnOf('waits') })).toMatchObject({
      status: 'FAILED',
      error: 'Stepmill.NotResumed',
      cause:
        'Stepmill was ended while the execution ran. It could not be resumed: `stepmill data end` has set it aside.',
    }),
  );
  expect(await run('remove', folder, arnOf('waits'))).toEqual({
    code: 0,
    stdout: `Removed ${arnOf('waits')}.\n`,
    stderr: '',
  });
  expect(await run('list', folder)).toMatchObject({ stdout: `SUCCEEDED  ${start}  ${arnOf('done')}\n` });
  expect(await run('remove', folder, arnOf('waits'))).toEqual({
    code: 2,
    stdout: '',
    stderr: `stepmill: There is no execution ${arnOf('waits')} in DIR/data. \`stepmill data list DIR/data\` lists them.\n`,
  });
});
