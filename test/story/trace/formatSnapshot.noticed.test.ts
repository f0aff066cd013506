import { stepmill } from '../../../src/jest';
import { failureOf } from '../../harness/support/failureOf';

// A snapshot notices what toMatchExecution notices.
const sfn = stepmill();
const end = { End: true } as const;
const role = (name: string): string => `arn:aws:iam::123456789012:role/${name}`;

const withId = (id: string): object => ({ StartAt: 'P', States: { P: { Type: 'Pass', Result: { id }, ...end } } });
const withRole = (name: string): object => ({
  StartAt: 'F',
  States: {
    F: {
      Type: 'Task',
      Resource: 'arn:aws:states:::lambda:invoke',
      Parameters: { FunctionName: 'f' },
      Credentials: { RoleArn: role(name) },
      ...end,
    },
  },
});
const withChild = (Result: unknown): object => ({
  StartAt: 'Each',
  States: {
    Each: {
      Type: 'Map',
      ItemsPath: '$.items',
      ItemProcessor: {
        ProcessorConfig: { Mode: 'DISTRIBUTED', ExecutionType: 'STANDARD' },
        StartAt: 'P',
        States: { P: { Type: 'Pass', Result, ...end } },
      },
      ResultPath: null,
      ...end,
    },
  },
});

async function snapshotOf(definition: object): Promise<string> {
  const own = sfn.fresh();
  own.mock.lambda('f').optional().returns({});
  return (await own.stateMachine(definition, { name: 'M' }).run({ items: [1, 2, 3] })).toSnapshot();
}

test.each([
  [
    'an id in the definition',
    withId('6f1c9e0e-8a4a-4c7e-9b1a-000000000001'),
    withId('6f1c9e0e-8a4a-4c7e-9b1a-000000000002'),
  ],
  ['the role of Credentials', withRole('one'), withRole('two')],
  ['what the children of a Distributed Map gave', withChild('one'), withChild('two')],
])('%s', async (_title, one, two) => {
  const text = await snapshotOf(one);
  expect(await snapshotOf(one)).toBe(text);
  expect(await snapshotOf(two)).not.toBe(text);
});

test('writes equal children once', async () => {
  expect((await snapshotOf(withChild('one'))).replace(/ARN|arn:\S+/g, '')).toBe(
    [
      'SUCCEEDED after 0s',
      'input {"items":[1,2,3]}',
      '└─ Each  Map',
      '     output {"items":[1,2,3]}',
      '   child 0',
      '     SUCCEEDED after 0s',
      '     input 1',
      '     └─ P  Pass',
      '          output "one"',
      '     output "one"',
      '   child 1',
      '     SUCCEEDED after 0s',
      '     input 2',
      '     └─ P  Pass',
      '          output "one"',
      '     output "one"',
      '   child 2',
      '     SUCCEEDED after 0s',
      '     input 3',
      '     └─ P  Pass',
      '          output "one"',
      '     output "one"',
      'output {"items":[1,2,3]}',
    ].join('\n'),
  );
  const run = await sfn.stateMachine(withChild('one')).run({ items: [7, 7, 7, 8] });
  expect(
    run
      .toSnapshot()
      .split('\n')
      .filter((line) => line.includes('child')),
  ).toEqual(['   children 0 to 2, each', '   child 3']);
  expect(run.toSnapshot({ children: 'ignore' })).not.toContain('child');
  expect(failureOf(() => run.toSnapshot({ childs: 'ignore' } as never))).toContain("Did you mean 'children'?");
});

test('says that children are no longer kept', async () => {
  const run = await sfn.stateMachine(withChild('one')).run({ items: [1] });
  await sfn.reset();
  expect(failureOf(() => run.toSnapshot())).toContain(
    "A snapshot contains the children of the Distributed Map 'Each' only in the test process, and only while they are kept.",
  );
});

test('leaves out the file places in the stack of an error', async () => {
  const texts: string[] = [];
  for (const file of ['/home/ann/order.js:12:121', '/ci/work/order.js:3:4']) {
    const trace = ['Error: no', `    at handler (${file})`, '    at node:internal/process/task_queues:95:5'];
    const machine = sfn.stateMachine(withRole('one'));
    machine.mock('F').throws('Error', JSON.stringify({ errorType: 'Error', errorMessage: 'no', trace }));
    texts.push((await machine.run({})).toSnapshot());
    machine.mock('F').throws('Error', trace.join('\n'));
    texts.push((await machine.run({})).toSnapshot());
  }
  expect(texts.slice(2)).toEqual(texts.slice(0, 2));
  expect(texts[0]).toContain('cause {"errorType":"Error","errorMessage":"no","trace":"<stack>"}');
  expect(texts[1]).toContain('cause "Error: no"');
});
