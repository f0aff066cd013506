import fs from 'node:fs';
import path from 'node:path';
import { exportData, importData } from '../../../../src/emulator/service/data/exportData';
import { openFolder } from '../../../../src/emulator/service/data/openFolder';
import type { Service } from '../../../../src/emulator/service/Service';
import type { ServiceOptions } from '../../../../src/emulator/service/ServiceOptions';
import {
  advance,
  begin,
  list,
  machineOf,
  mapOf,
  prefix,
  redrive,
  roleArn,
  root,
  settle,
  start,
  storyOf,
  task,
  tell,
  wait,
  work,
  type Script,
} from './support/restarts';

const executionArn = `${prefix}:execution:M:e`;

function create(service: Service, definition: object): void {
  service.call('CreateStateMachine', { name: 'M', roleArn, definition: JSON.stringify(definition) });
}

function mapRunOf(service: Service): string {
  return String(list(service, 'mapRuns', 'ListMapRuns', { executionArn })[0]!['mapRunArn']);
}

describe('items and results in S3', () => {
  const reads = {
    ItemReader: {
      Resource: 'arn:aws:states:::s3:getObject',
      ReaderConfig: { InputType: 'JSON' },
      Parameters: { Bucket: 'in', Key: 'items.json' },
    },
  };
  const writes = {
    ResultWriter: { Resource: 'arn:aws:states:::s3:putObject', Parameters: { Bucket: 'out', Prefix: 'r' } },
  };
  const items = ['a', 'b', 'c', 'd', 'e'].map((name, index) => ({
    in: name,
    s: index + 2,
    fails: name === 'b' ? 1 : 0,
  }));
  const children = { W: { Type: 'Wait', SecondsPath: '$.s', Next: 'T' }, T: { ...task, End: true } };

  /** The contents of the result bucket. */
  function written(folder: string): Record<string, string> {
    const names = fs.readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    return Object.fromEntries(
      names
        .map((one) => path.join(one.parentPath, one.name))
        .map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')]),
    );
  }

  async function told(name: string, map: object, after: readonly number[]): Promise<unknown> {
    const folder = path.join(root, `s3-${name}`);
    fs.mkdirSync(path.join(folder, 'in'), { recursive: true });
    fs.mkdirSync(path.join(folder, 'out'));
    fs.writeFileSync(path.join(folder, 'in', 'items.json'), JSON.stringify(items));
    const script: Script = {
      machines: { M: machineOf(map) },
      steps: [begin('M', {}), advance(3), advance(2), advance(5), redrive('M'), advance(4), advance(9)],
      options: (asked) => ({ ...work(asked), s3: { folder } }),
    };
    return [await tell(name, script, after), written(path.join(folder, 'out'))];
  }

  test.each([
    [
      'are read and written as if there had been no restart',
      mapOf(children, 'W', { ...reads, ...writes, MaxConcurrency: 2 }),
    ],
    ['or read alone', mapOf(children, 'W', { ...reads, MaxConcurrency: 2 })],
    [
      'or collected by the state',
      mapOf(children, 'W', {
        ...reads,
        MaxConcurrency: 2,
        ResultWriter: { WriterConfig: { Transformation: 'COMPACT', OutputType: 'JSON' } },
      }),
    ],
  ])('%s', async (_title, definition) => {
    const map = { ...(definition as Record<string, unknown>), ItemsPath: undefined };
    const whole = await told('whole', map, []);
    expect(JSON.stringify(whole)).toContain('"redriveCount":1');
    for (const after of [[0], [1], [2], [3], [4], [5], [0, 1, 2, 3, 4, 5, 6]])
      expect(await told(`after-${after.join('-')}`, map, after)).toEqual(whole);
  });
});

test('lists and describes children that memory does not keep', async () => {
  const options: ServiceOptions = { keep: { children: 2 } };
  const items = Array.from({ length: 9 }, (_, index) => index);
  const script: Script = {
    machines: { M: machineOf(mapOf(wait, 'W', { MaxConcurrency: 3 })) },
    steps: [begin('M', { items }), advance(4), advance(6), advance(30)],
  };
  const whole = await tell('whole', script, []);
  expect(await tell('few', { ...script, options: () => options }, [])).toEqual(whole);
  expect(await tell('again', { ...script, options: () => options }, [0, 1, 2, 3])).toEqual(whole);
  const service = start('few', options);
  const mapRunArn = mapRunOf(service);
  const page = service.call('ListExecutions', { mapRunArn, maxResults: 4, statusFilter: 'SUCCEEDED' }) as {
    executions: object[];
    nextToken: string;
  };
  const { nextToken } = page;
  const next = service.call('ListExecutions', { mapRunArn, maxResults: 9, statusFilter: 'SUCCEEDED', nextToken });
  expect([...page.executions, ...(next as typeof page).executions]).toEqual(
    list(service, 'executions', 'ListExecutions', { mapRunArn }),
  );
});

test('an execution that cannot resume takes its Map Run and its children with it', () => {
  const service = start('data');
  create(service, machineOf(mapOf(wait, 'W')));
  begin('M', { items: [2, 50, 60] })(service);
  service.advance(3_000);
  const mapRunArn = mapRunOf(service);
  service.abandon();
  const lines = [...exportData(path.join(root, 'data'), () => undefined)].map((line) =>
    line.replace('[\\"MapStateEntered\\",\\"Each\\"', '[\\"MapStateEntered\\",\\"Other\\"'),
  );
  importData(path.join(root, 'other'), lines);
  for (let count = 0; count < 2; count++) {
    const now = start('other');
    expect(now.call('DescribeExecution', { executionArn })).toMatchObject({
      status: 'FAILED',
      error: 'Stepmill.NotResumed',
    });
    expect(now.call('DescribeMapRun', { mapRunArn })).toMatchObject({
      status: 'ABORTED',
      executionCounts: { running: 0, succeeded: 1, aborted: 2, total: 3 },
    });
    const children = list(now, 'executions', 'ListExecutions', { mapRunArn });
    expect(children.map(({ status }) => status)).toEqual(['ABORTED', 'ABORTED', 'SUCCEEDED']);
    const [child] = children;
    const events = list(now, 'events', 'GetExecutionHistory', { executionArn: child!['executionArn'] });
    expect(events.map(({ type }) => type)).toEqual(['ExecutionStarted', 'WaitStateEntered', 'ExecutionAborted']);
    now.abandon();
  }
});

test('a child that cannot resume fails alone', async () => {
  const service = start('data');
  create(service, machineOf(mapOf(wait, 'W', { ToleratedFailureCount: 1 })));
  begin('M', { items: [2, 50, 60] })(service);
  service.abandon();
  let changed = 0;
  const lines = [...exportData(path.join(root, 'data'), () => undefined)].map((line) =>
    line.replace('[\\"WaitStateEntered\\",\\"W\\"', (text) =>
      (changed += 1) === 2 ? text.replace('W\\"', 'V\\"') : text,
    ),
  );
  importData(path.join(root, 'other'), lines);
  const again = start('other');
  again.advance(100_000);
  await settle(again);
  expect(again.call('DescribeExecution', { executionArn })).toMatchObject({ status: 'SUCCEEDED' });
  expect(again.call('DescribeMapRun', { mapRunArn: mapRunOf(again) })).toMatchObject({
    status: 'SUCCEEDED',
    executionCounts: { running: 0, succeeded: 2, failed: 1, total: 3 },
  });
});

test('rewriting, exporting, importing and reading keep the same results', async () => {
  const service = start('data', work([]));
  create(service, machineOf(mapOf({ T: { ...task, End: true } }, 'T')));
  begin('M', { items: [{ in: 'a' }, { in: 'b', fails: 1 }, { in: 'c', fails: 1 }] })(service);
  await settle(service);
  redrive('M')(service);
  await settle(service);
  const story = storyOf(service, ['M']);
  service.abandon();
  importData(
    path.join(root, 'copy'),
    exportData(path.join(root, 'data'), () => undefined),
  );
  openFolder(path.join(root, 'data'), {}, true).journal.close();
  for (const folder of ['data', 'copy']) {
    const looked = start(folder, { data: { folder: path.join(root, folder), readOnly: true } });
    expect(storyOf(looked, ['M'])).toEqual(story);
    looked.abandon();
    expect(storyOf(start(folder), ['M'])).toEqual(story);
  }
});

test('deleting a machine removes them, and so does a reset', async () => {
  const service = start('data');
  create(service, machineOf(mapOf(wait, 'W')));
  begin('M', { items: [0, 1] })(service);
  service.advance(2_000);
  await settle(service);
  const mapRunArn = mapRunOf(service);
  service.reset();
  expect(() => service.call('DescribeMapRun', { mapRunArn })).toThrow('Resource not found');
  service.abandon();
  const again = start('data');
  expect(() => again.call('DescribeMapRun', { mapRunArn })).toThrow('Resource not found');
});
